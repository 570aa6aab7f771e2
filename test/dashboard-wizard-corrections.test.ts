import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { sharedStack } from './support/client.ts'
import * as wizard from './support/dashboard-imports.ts'
import { openDatabase } from './support/database.ts'

const { beginWizard, csvOf, ended, giveFile, goToPreview, openImportsOf, press, somebody, submit } =
  wizard
const { sql } = openDatabase(sharedStack())
const browser = await openFileBrowser()

const box = (page: Page, number: number) =>
  page.getByRole('checkbox', { name: new RegExp(`row ${number}\\b`, 'i') })
const cell = (page: Page, name: string) => page.getByRole('gridcell', { name, exact: true })
const statuses = async (importId: string) => {
  const rows = await sql<{ status: string }[]>`
    select status from import_rows where import_id = ${importId} order by number`
  return rows.map(({ status }) => status)
}

describe('the mapping', () => {
  it('is by headers, and by hand where those are unknown', async () => {
    const { page, imports } = await openImportsOf(browser)
    const { email = '' } = somebody()
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, `Kontakt;Vorname;Surname;Notiz\n${email};Ada;Lovelace;x`)
    await press(page, 'Continue to mapping')
    await page.getByText('E-mail is required, and no column is mapped to it.').waitFor()
    const next = page.getByRole('button', { name: 'Continue to preview' })
    await expect.poll(() => next.getAttribute('aria-disabled')).toBe('true')
    await expect.poll(() => page.getByText('Matched', { exact: true }).count()).toBe(2)
    await press(page, /Field for Kontakt$/)
    await page.getByRole('option', { name: /^E-mail/ }).click()
    await page.getByText('is required, and').waitFor({ state: 'detached' })
    await expect.poll(() => page.getByText('Matched', { exact: true }).count()).toBe(3)
    await press(page, 'Continue to preview')
    await page.getByText('Checked against').waitFor()
    await submit(page, /^Invite 1 person$/)
    await ended(page)
    expect(await sql`select first_name from invites where email = ${email}`).toHaveLength(1)
  })

  it('gives a field to one column only', async () => {
    const { page, imports } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, 'email,email,first_name,last_name\na@b.example,c@d.example,Ada,Lovelace')
    await press(page, 'Continue to mapping')
    await expect.poll(() => page.getByText('Ignored', { exact: true }).count()).toBe(1)
    await press(page, /Field for email \(2\)$/)
    await page.getByRole('option', { name: /^E-mail/ }).click()
    await page.getByRole('button', { name: /^Ignore Field for email$/ }).waitFor()
    await press(page, 'Continue to preview')
    await cell(page, 'c@d.example').waitFor()
  })
})

describe('a wrong cell', () => {
  it('is corrected where it stands, and its row imported as corrected', async () => {
    const { page, imports, complaints } = await openImportsOf(browser)
    const [good, fixed] = [somebody(), somebody()]
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([good, somebody({ email: 'not an address' })]))
    await goToPreview(page)
    await page.getByText('E-mail: This is not an e-mail address.').waitFor()
    await expect.poll(() => box(page, 2).isDisabled()).toBe(true)
    await expect.poll(() => box(page, 1).isChecked()).toBe(true)
    await cell(page, 'not an address').click()
    await page.getByRole('textbox', { name: 'E-mail, row 2' }).fill(fixed.email ?? '')
    await page.keyboard.press('Enter')
    await page.getByText('2 of 2 rows selected').waitFor()
    await expect.poll(() => box(page, 2).isChecked()).toBe(true)
    await page.getByText('Checked against').waitFor()
    const id = await submit(page, /^Invite 2 people$/)
    await ended(page)
    expect(await statuses(id)).toEqual(['succeeded', 'succeeded'])
    expect(await sql`select 1 from invites where email = ${fixed.email ?? ''}`).toHaveLength(1)
    expect(complaints).toEqual([])
  })

  it('is found, corrected and left by the keyboard alone', async () => {
    const { page, imports } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    const wrong = [{ email: 'one' }, { last_name: '' }, { email: 'three' }]
    await giveFile(page, csvOf([somebody(), ...wrong.map(somebody)]))
    await goToPreview(page)
    await box(page, 1).focus()
    for (const key of ['ArrowRight', 'ArrowDown', 'F2']) await page.keyboard.press(key)
    await page.keyboard.type('changed my mind')
    await page.keyboard.press('Escape')
    await cell(page, 'one').waitFor()
    await page.keyboard.type('anew')
    const editor = page.getByRole('textbox', { name: 'E-mail, row 2' })
    await expect.poll(() => editor.inputValue()).toBe('anew')
    await page.keyboard.press('Escape')
    await cell(page, 'one').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => editor.inputValue()).toBe('one')
    const corrections = {
      'E-mail, row 2': wizard.newAddress(),
      'Last name, row 3': 'Hopper',
      'E-mail, row 4': wizard.newAddress(),
    }
    for (const [name, text] of Object.entries(corrections)) {
      await page.getByRole('textbox', { name }).waitFor()
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    }
    await page.getByText('4 of 4 rows selected').waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await page.getByText('3 of 4 rows selected').waitFor()
    await expect.poll(() => box(page, 4).isChecked()).toBe(false)
  })

  it('is looked up again on the server', async () => {
    const { page, imports } = await openImportsOf(browser)
    const person = somebody({ role: 'Nobody', node: 'Nowhere' })
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([person]))
    await goToPreview(page)
    await page.getByText('Role: There is no such role.').waitFor()
    for (const name of ['Nobody', 'Nowhere']) {
      await cell(page, name).dblclick()
      await page.keyboard.press('Delete')
      await page.keyboard.press('Enter')
    }
    await page.getByText('1 of 1 row selected').waitFor()
    await cell(page, person.email ?? '').dblclick()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('twice@people.example.com')
    await page.keyboard.press('Enter')
    await page.getByText('Checked against').waitFor()
    await submit(page, /^Invite 1 person$/)
    await ended(page)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([{ ...somebody(), email: 'twice@people.example.com' }]))
    await goToPreview(page)
    await page.getByText('already has a pending invitation').waitFor()
    await page.getByRole('button', { name: 'Continue', exact: true }).waitFor()
  })

  it('may be left: rows are shown by verdict, and what is left out reads skipped', async () => {
    const { page, imports } = await openImportsOf(browser)
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([somebody(), somebody({ email: 'wrong' }), somebody()]))
    await goToPreview(page)
    await press(page, /^Errors/)
    await cell(page, 'wrong').waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await press(page, /^Warnings/)
    await page.getByText('No row is like this.').waitFor()
    await press(page, /^All/)
    await box(page, 3).uncheck()
    const id = await submit(page, /^Invite 1 person$/)
    await ended(page)
    expect(await statuses(id)).toEqual(['succeeded', 'skipped', 'skipped'])
    await page.getByRole('tab', { name: /^Skipped/ }).click()
    await page
      .getByText('This row was not selected. email: This is not an e-mail address.')
      .waitFor()
    await page.getByText('This row was not selected.', { exact: true }).waitFor()
  })
  it('counts by the second of two rows with one address once the first is left out', async () => {
    const { page, imports } = await openImportsOf(browser)
    const [first, second] = [somebody(), somebody({ first_name: 'Grace' })]
    const { email = '' } = first
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([first, { ...second, email }]))
    await goToPreview(page)
    await page.getByText('1 of 2 rows selected').waitFor()
    await expect.poll(() => box(page, 2).isDisabled()).toBe(true)
    await box(page, 1).uncheck()
    await expect.poll(() => box(page, 2).isChecked()).toBe(true)
    await page.getByText('1 of 2 rows selected').waitFor()
    const id = await submit(page, /^Invite 1 person$/)
    await ended(page)
    expect(await statuses(id)).toEqual(['skipped', 'succeeded'])
  })
})
