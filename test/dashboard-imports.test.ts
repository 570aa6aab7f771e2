import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openFileBrowser, routeUntilCalled } from './support/browser.ts'
import { sharedStack } from './support/client.ts'
import { dashboard, heading } from './support/dashboard.ts'
import * as wizard from './support/dashboard-imports.ts'
import { openDatabase } from './support/database.ts'

const {
  beginHeldRun,
  beginWizard,
  csvOf,
  ended,
  giveFile,
  goToPreview,
  openImportsOf,
  press,
  somebody,
  submit,
} = wizard
const { sql } = openDatabase(sharedStack())
const browser = await openFileBrowser()

const runOf = async (id: string) => {
  const [run] = await sql`select status, total, succeeded, skipped from imports where id = ${id}`
  return run
}

/** What a link brings when it is pressed. */
async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).click(),
  ])
  return readFile(await file.path(), 'utf8')
}

describe('a run', () => {
  it('goes on without the page, and is shown live to who comes back', async () => {
    const { page, imports, context } = await openImportsOf(browser)
    const { id, letGo } = await beginHeldRun(sql, page, imports)
    await page.reload()
    await heading(page, 'slow.csv').waitFor()
    const bar = page.getByRole('progressbar', { name: 'Progress of the import' })
    const first = Number(await bar.getAttribute('aria-valuenow'))
    await page.close()
    const again = await context.newPage()
    await again.goto(imports)
    await again.getByRole('progressbar', { name: 'Progress of slow.csv' }).waitFor()
    await again.getByText('Running', { exact: true }).waitFor()
    await again.getByRole('link', { name: 'slow.csv' }).click()
    await again.waitForURL(`${imports}/${id}`)
    await letGo()
    await ended(again)
    await again.getByText('200 of 200 rows').waitFor()
    expect(first).toBeLessThan(200)
    await again.goto(imports)
    await again.getByText('200 of 200').waitFor()
    expect(await runOf(id)).toMatchObject({ status: 'completed', succeeded: 200 })
  })

  it('is cancelled in the middle, once somebody has said yes; the rest reads skipped', async () => {
    const { page, imports } = await openImportsOf(browser)
    const { id, letGo } = await beginHeldRun(sql, page, imports)
    await press(page, 'Cancel import')
    await press(page, 'Keep importing')
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    expect(await runOf(id)).toMatchObject({ status: 'running' })
    await press(page, 'Cancel import')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel import' }).click()
    await letGo()
    await ended(page, 'Cancelled')
    await page.getByRole('tab', { name: /^Skipped/ }).click()
    await page.getByText('cancelled before this row began').first().waitFor()
    const { succeeded, skipped, ...rest } = { ...(await runOf(id)) }
    expect(rest).toEqual({ status: 'cancelled', total: 200 })
    expect(succeeded + skipped).toBe(200)
    expect(skipped).toBeGreaterThan(0)
  })

  it('catches up after the connection was lost', async () => {
    const { page, imports } = await openImportsOf(browser)
    const { letGo } = await beginHeldRun(sql, page, imports)
    const letPass = await routeUntilCalled(page, '**/events?*', (route) => route.abort())
    await page.reload()
    await page.getByText('The connection was lost.').waitFor()
    letPass()
    await letGo()
    await ended(page)
    expect(await page.getByText('The connection was lost.').count()).toBe(0)
  })
})

describe('results', () => {
  it('are read again every few seconds at most while rows are settled', async () => {
    const { page, imports } = await openImportsOf(browser)
    const { letGo } = await beginHeldRun(sql, page, imports)
    const readAt: number[] = []
    const isRows = /\/rows(\?|$)/
    page.on('request', (asked) => isRows.test(asked.url()) && readAt.push(performance.now()))
    await letGo()
    await ended(page)
    await page.getByText('200 of 200 rows').waitFor()
    const running = readAt.slice(0, -1) // the last one is for the end
    const gaps = running.slice(1).map((at, index) => at - (running[index] ?? 0))
    expect(gaps.filter((gap) => gap < 2500)).toEqual([])
  })

  it('tell why rows failed, and failed rows come back corrected', async () => {
    const { page, imports } = await openImportsOf(browser)
    const [first, second] = [somebody(), somebody()]
    await beginWizard(page, imports, 'Bulk create')
    await giveFile(page, csvOf([first, second]).replace('last_name', 'Sippe'))
    await press(page, 'Continue to mapping')
    await press(page, /Field for Sippe$/)
    await page.getByRole('option', { name: /^Last name/ }).click()
    await press(page, 'Continue to preview')
    await page.getByText('Checked against').waitFor()
    await sql`insert into identities (account_id, email)
      select id, ${second.email ?? ''} from accounts where id = (
        select account_id from environments where id = ${imports.split('/').at(-2) ?? ''})`
    await submit(page, /^Create 2 people$/)
    await ended(page)
    await page.getByText('This address already has an identity.').waitFor()
    const all = await download(page, 'Download full results')
    expect(all.split('\r\n').filter(Boolean)).toHaveLength(3)
    const failed = await download(page, 'Download failed rows')
    expect(failed).toContain(`${second.email},Ada,Lovelace,failed,email_conflict`)
    await page.getByRole('link', { name: 'Correct and upload again' }).click()
    await page.getByText('failed-people.csv').waitFor()
    await goToPreview(page)
    const third = somebody()
    await page.getByRole('gridcell', { name: second.email ?? '' }).click()
    await page.keyboard.type(third.email ?? '')
    await page.keyboard.press('Enter')
    await page.getByText('1 of 1 row selected').waitFor()
    await submit(page, /^Create 1 person$/)
    await ended(page)
    const made = await sql`select 1 from identities where email = ${third.email ?? ''}`
    expect(made).toHaveLength(1)
  })

  it('of invites can be taken back as long as they are pending', async () => {
    const { page, imports } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody(), somebody(), somebody()]))
    await goToPreview(page)
    const id = await submit(page, /^Invite 3 people$/)
    await ended(page)
    await press(page, 'Undo: revoke what is pending')
    await page.getByText('3 invites are still pending.').waitFor()
    await press(page, 'Revoke 3 invites')
    await page.getByText('3 invites were revoked.').waitFor()
    const undo = page.getByRole('button', { name: /^Undo/ })
    await expect.poll(() => undo.getAttribute('aria-disabled')).toBe('true')
    const left = await sql`select 1 from invites
      where import_id = ${id} and status = 'pending' and revocation is null`
    expect(left).toEqual([])
  })
})

describe('the list of imports', () => {
  it('says how to begin, and keeps tenant and Environment apart', async () => {
    const { page, imports, tenantImports } = await openImportsOf(browser)
    await page.goto(tenantImports)
    await page.getByText('No imports yet').waitFor()
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody()]), 'ours.csv')
    await goToPreview(page)
    const id = await submit(page, /^Invite 1 person$/)
    await page.goto(imports)
    await page.getByRole('link', { name: 'ours.csv' }).waitFor()
    await page.getByText('Ada Lovelace').waitFor()
    await page.goto(tenantImports)
    await page.getByText('No imports yet').waitFor()
    await page.goto(`${dashboard}/tenant/imports/${id}`)
    await page.getByText('This does not exist, or you may not see it.').waitFor()
  })
})
