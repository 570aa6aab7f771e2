import { expect, it } from 'vitest'
import { desk, expectForEverybody } from './support/accept-page-visit.ts'
import { openFileBrowser } from './support/browser.ts'
import { sharedStack } from './support/client.ts'
import { dashboard } from './support/dashboard.ts'
import * as wizard from './support/dashboard-imports.ts'
import { openDatabase } from './support/database.ts'

const { beginWizard, csvOf, ended, giveFile, openImportsOf, press, somebody, submit } = wizard
const { sql } = openDatabase(sharedStack())
const browser = await openFileBrowser()

/** Opens a window in which each state is looked at, at a desk and on a phone. */
async function openLooking() {
  const opened = await openImportsOf(browser, { viewport: desk })
  const { page } = opened
  return {
    ...opened,
    async look(says: string | RegExp) {
      const said = page.getByText(says).filter({ visible: true }).first()
      await said.waitFor()
      await expectForEverybody(page, said)
    },
  }
}

it('the wizard is for everybody, at a desk and on a phone, at every step', async () => {
  const { page, imports, complaints, look } = await openLooking()
  await page.goto(`${imports}/new`)
  await look('What should happen')
  await beginWizard(page, imports, 'Bulk invite')
  await look('Drop a CSV file here')
  await press(page, 'Paste text instead')
  await look('CSV text')
  await press(page, 'Cancel')
  await giveFile(page, 'nothing')
  await look('There are no rows in this')
  const wrong = [{ email: 'wrong' }, { role: 'Nobody' }, { lang: 'klingon in space' }]
  await giveFile(page, csvOf([somebody(), ...wrong.map(somebody)]).replace('email', 'Kontakt'))
  await look('people.csv')
  await press(page, 'Continue to mapping')
  await look('E-mail is required')
  await press(page, /Field for Kontakt$/)
  await look('Required')
  await page.getByRole('option', { name: /^E-mail/ }).click()
  await press(page, 'Continue to preview')
  await look('Checked against')
  await page.getByRole('gridcell', { name: 'wrong' }).click()
  await look('not an e-mail address')
  await page.keyboard.press('Escape')
  await press(page, /^Warnings/)
  await look('No row is like this.')
  await press(page, /^Continue with/)
  await look('What will happen')
  await page.goto(`${imports}/new?mode=bulk_invite&step=preview&draft=gone`)
  await look('Please choose it again.')
  expect(complaints).toEqual([])
}, 120_000)

it('imports are for everybody, at a desk and on a phone, as they run and afterwards', async () => {
  const { page, imports, complaints, look } = await openLooking()
  await page.goto(imports)
  await look('No imports yet')
  const { letGo } = await wizard.beginHeldRun(sql, page, imports)
  await look('rows a second')
  await press(page, 'Cancel import')
  await look('Cancel this import?')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel import' }).click()
  await letGo()
  await ended(page, 'Cancelled')
  await look('Download full results')
  await beginWizard(page, imports, 'Bulk invite')
  await giveFile(page, csvOf([somebody(), somebody()]))
  await wizard.goToPreview(page)
  await submit(page, /^Invite/)
  await ended(page)
  await press(page, /^Undo/)
  await look('2 invites are still pending.')
  await page.goto(imports)
  await look('people.csv')
  await page.goto(`${dashboard}/tenant/imports/00000000-0000-7000-8000-000000000000`)
  await look('This does not exist')
  expect(complaints).toEqual([])
}, 120_000)
