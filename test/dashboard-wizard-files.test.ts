import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { sharedStack } from './support/client.ts'
import * as wizard from './support/dashboard-imports.ts'
import { openDatabase } from './support/database.ts'

const { beginWizard, csvOf, ended, giveFile, goToPreview, openImportsOf, press, somebody, submit } =
  wizard
const { sql } = openDatabase(sharedStack())
const browser = await openFileBrowser()

const outcomesOf = (importId: string) => sql`
  select number, status, code from import_rows where import_id = ${importId} order by number`

describe('the file', () => {
  it('may be separated by semicolons and written in Windows-1252', async () => {
    const { page, imports } = await openImportsOf(browser)
    const person = somebody({ first_name: 'Jürgen', last_name: 'Groß' })
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, Buffer.from(`# exported\n${csvOf([person], ';')}`, 'latin1'))
    await page.getByText('Semicolon').waitFor()
    await page.getByText('Windows-1252').waitFor()
    await goToPreview(page)
    await page.getByRole('gridcell', { name: 'Groß' }).waitFor()
    await submit(page, /^Invite 1 person$/)
    await ended(page)
    expect(
      await sql`select first_name from invites where email = ${person.email ?? ''}`,
    ).toMatchObject([{ firstName: 'Jürgen' }])
  })

  it('may be pasted', async () => {
    const { page, imports } = await openImportsOf(browser)
    const person = somebody()
    await beginWizard(page, imports, 'Bulk invite')
    await press(page, 'Paste text instead')
    await page.getByLabel('CSV text').fill(csvOf([person]))
    await press(page, 'Use this text')
    await page.getByText('pasted.csv').waitFor()
    await goToPreview(page)
    await submit(page, /^Invite 1 person$/)
    await ended(page)
  })

  it('may be dropped', async () => {
    const { page, imports } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    const folder = await mkdtemp(join(tmpdir(), 'vestibule-drop-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const path = join(folder, 'dropped.csv')
    await writeFile(path, csvOf([somebody()]))
    const place = await page.getByText('Drop a CSV file here').boundingBox()
    const at = { x: Math.round(place?.x ?? 0) + 5, y: Math.round(place?.y ?? 0) + 5 }
    const devtools = await page.context().newCDPSession(page)
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, ...at, data })
    }
    await page.getByText('dropped.csv').waitFor()
  })

  it.each([
    ['rows', 'email,first_name,last_name\n', 'There are no rows in this'],
    ['end', csvOf(Array.from({ length: 10_001 }, () => somebody())), 'more than 10,000 rows'],
    ['limit', 'a'.repeat(10 * 1024 * 1024 + 1), 'larger than 10 MB'],
    ['text', Buffer.from('%PDF-1.7 …'), 'This is a PDF. Save it as CSV.'],
  ])('is refused at once, in words, without %s', async (_what, content, words) => {
    const { page, imports } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, content)
    await page.getByRole('alert').getByText(words).waitFor()
    expect(await page.getByRole('button', { name: 'Continue to mapping' }).count()).toBe(0)
  })

  it('is kept over a reload, with what was done to it, until it is imported', async () => {
    const { page, imports } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody({ email: 'wrong' }), somebody()]))
    await goToPreview(page)
    const person = somebody()
    await page.getByRole('gridcell', { name: 'wrong' }).click()
    await page.keyboard.type(person.email ?? '')
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: 'Import row 2' }).uncheck()
    await page.getByText('1 of 2 rows selected').waitFor()
    await page.reload()
    await page.getByText('1 of 2 rows selected').waitFor()
    const draft = page.url()
    const id = await submit(page, /^Invite 1 person$/)
    await ended(page)
    expect(await outcomesOf(id)).toMatchObject([
      { number: 1, status: 'succeeded' },
      { number: 2, status: 'skipped', code: 'deselected' },
    ])
    await page.goto(draft)
    await page.getByText('Please choose it again.').waitFor()
  })
})
