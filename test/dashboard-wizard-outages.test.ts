import type { Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openFileBrowser, routeUntilCalled } from './support/browser.ts'
import { sharedStack } from './support/client.ts'
import * as wizard from './support/dashboard-imports.ts'
import { openDatabase } from './support/database.ts'

const { beginWizard, csvOf, ended, giveFile, goToPreview, openImportsOf, press, somebody, submit } =
  wizard
const { sql } = openDatabase(sharedStack())
const browser = await openFileBrowser()

const problem = (status: number, code: string, extras = {}) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: code, status, code, ...extras }),
})

/** Treats the first requests in these ways, one after the other; when none is left, all pass. */
async function disturb(page: Page, path: RegExp, left: ((route: Route) => Promise<void>)[]) {
  const keys: (string | undefined)[] = []
  await page.route(path, (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    keys.push(route.request().headers()['idempotency-key'])
    const way = left.shift()
    return way ? way(route) : route.continue()
  })
  return keys
}

const isLost = async (route: Route) => {
  await route.fetch()
  await route.abort()
}
/* Browsers that are busy take this long, and longer. */
const slowStores = `
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given)
    const set = (tell) => request.addEventListener('success', () => setTimeout(tell, 700))
    return Object.defineProperty(request, 'onsuccess', { set })
  }`
const uploads = /\/api\/v1\/imports$/
const previews = /\/imports\/preview$/
const importsOf = (accountId: string) =>
  sql`select filename from imports where account_id = ${accountId}`

describe('sending a file', () => {
  it('is tried again, in words, under one key: nothing is imported twice', async () => {
    const { page, imports, accountId } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody(), somebody(), somebody({ email: 'nobody' })]))
    await goToPreview(page)
    const keys = await disturb(page, uploads, [
      isLost,
      (route) => route.fulfill(problem(503, 'service_unavailable')),
      (route) => route.fulfill(problem(429, 'rate_limited', { retry_after_seconds: 1 })),
    ])
    await press(page, /^Continue with/)
    await press(page, 'Invite 2 people')
    await page.getByText('The server could not be reached.').waitFor()
    await page.getByText('1 row with errors').waitFor()
    await page.getByText('There were too many requests.').waitFor()
    await ended(page)
    expect(keys).toHaveLength(4)
    expect(new Set(keys).size).toBe(1)
    expect(await importsOf(accountId)).toHaveLength(1)
  })

  it('leads to the run that began when its answer was lost, also after a reload', async () => {
    const { page, imports, accountId } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody()]))
    await goToPreview(page)
    const ways = [isLost, isLost, isLost]
    await disturb(page, uploads, ways)
    await press(page, /^Continue with/)
    await press(page, 'Invite 1 person')
    await page.getByText('Trying again in').waitFor()
    await page.reload()
    ways.length = 0
    await press(page, 'Invite 1 person')
    await ended(page)
    expect(await importsOf(accountId)).toHaveLength(1)
  })

  it('says what the server refuses, and lets it be sent again', async () => {
    const { page, imports } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody()]))
    await goToPreview(page)
    await disturb(page, uploads, [(route) => route.fulfill(problem(413, 'file_too_large'))])
    await press(page, /^Continue with/)
    await press(page, 'Invite 1 person')
    await page.getByRole('alert').getByText('larger than 10 MB').waitFor()
    await press(page, 'Invite 1 person')
    await ended(page)
  })
})

describe('the preview', () => {
  it('goes on without the server, and asks it again', async () => {
    const { page, imports } = await openImportsOf(browser)
    await disturb(page, previews, [
      (route) => route.fulfill(problem(403, 'permission_denied')),
      isLost,
    ])
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody({ email: 'wrong' }), somebody()]))
    await press(page, 'Continue to mapping')
    await press(page, 'Continue to preview')
    await page.getByText('What is on the server could not be asked.').waitFor()
    await page.getByText('1 of 2 rows selected').waitFor()
    await press(page, 'Try again')
    await page.getByText('Checked against').waitFor()
  })
})

describe('what reads the file', () => {
  const worker = /\/worker[^/]*\.js/

  it('is begun anew with the next file, when it could not be loaded', async () => {
    const { page, imports } = await openImportsOf(browser)
    const letPass = await routeUntilCalled(page, worker, (route) => route.abort())
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody()]))
    await page.getByText('This file could not be read.').waitFor()
    letPass()
    await giveFile(page, csvOf([somebody()]))
    await goToPreview(page)
  })

  it('lets nobody go on before the file is kept, who would be led back here', async () => {
    const { page, imports } = await openImportsOf(browser)
    await page.addInitScript(slowStores)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody()]))
    await press(page, 'Continue to mapping')
    await page.waitForURL(/draft=/)
    expect(page.url()).toContain('step=mapping')
    await press(page, 'Continue to preview')
  })

  it('breaks in words, and a reload has the file again', async () => {
    const { page, imports } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody()]))
    await press(page, 'Continue to mapping')
    const fail = () => void setTimeout(() => JSON.parse('broken'))
    await Promise.all(page.workers().map((one) => one.evaluate(fail)))
    await press(page, 'Continue to preview')
    await page.getByText('This page broke').waitFor()
    await press(page, 'Reload')
    await page.getByText('Checked against what is on the server.').waitFor()
  })

  it('says why the failed rows of an import are no file, and takes another', async () => {
    const { page, imports } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody()]))
    await goToPreview(page)
    const id = await submit(page, /^Invite 1/)
    await ended(page)
    await page.goto(`${imports}/new?mode=bulk_invite&step=upload&from=${id}`)
    await page.getByRole('alert').getByText('There are no rows in this').waitFor()
    await press(page, 'Choose another file')
    await giveFile(page, csvOf([somebody()]))
    await goToPreview(page)
  })
})
