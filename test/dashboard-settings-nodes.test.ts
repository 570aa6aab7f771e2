import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { sharedStack } from './support/client.ts'
import { choose, fill, openSettings, pressButton, see } from './support/dashboard-settings.ts'
import { openDatabase } from './support/database.ts'

const { sql } = openDatabase(sharedStack())
const browser = await openFileBrowser()

const treeOf = async (environmentId: string) => {
  const rows = await sql`
    select child.name, coalesce(parent.name, '-') as parent, child.enabled
    from nodes child left join nodes parent on parent.id = child.parent_id
    where child.environment_id = ${environmentId} order by child.created_at`
  return rows.map(({ name, parent, enabled }) => `${parent}/${name}${enabled ? '' : ' off'}`)
}
const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

it('grows a tree, moves and names what is in it, and keeps what is held', async () => {
  const { page, environmentId, make, invite, visit } = await openSettings(browser)
  await visit('/settings/nodes', 'Nodes')
  await see(page, 'This Environment is flat')
  const create = page.getByRole('button', { name: 'New node' })
  await expect.poll(() => create.getAttribute('aria-disabled')).toBe('true')
  await pressButton(page, 'Allow more nodes')
  await see(page, 'This Environment can have more nodes now.')
  for (const name of ['North', 'South']) {
    await (name === 'North' ? create.click() : choose(page, 'Acme', 'Add below'))
    await fill(page, 'Name', name)
    await pressButton(page, 'Add node')
    await see(page, `${name} was added.`)
    await closed(page)
  }
  await choose(page, 'Acme', 'Add below')
  await fill(page, 'Name', 'South')
  await pressButton(page, 'Add node')
  await see(page, 'This name is taken.')
  await fill(page, 'Name', 'Oslo')
  await pressButton(page, 'Add node')
  await see(page, 'Oslo was added.')
  await choose(page, 'Oslo', 'Move…')
  await page.getByRole('dialog').getByRole('row', { name: 'North' }).click()
  await pressButton(page, 'Move here')
  await see(page, 'Oslo was moved.')
  await choose(page, 'South', 'Disable')
  await see(page, 'South is disabled.')
  expect(await treeOf(environmentId)).toEqual([
    '-/Acme',
    'Acme/North',
    'Acme/South off',
    'North/Oslo',
  ])
  const role_id = await make('roles', { name: 'Editor' })
  const [oslo] = await sql`
    select id from nodes where environment_id = ${environmentId} and name = 'Oslo'`
  expect((await invite({ role_id, node_id: oslo?.id })).status).toBe(201)
  await choose(page, 'North', 'Delete')
  await pressButton(page, 'Delete')
  await see(page, 'Held by 1 node below it.')
  await pressButton(page, 'Cancel')
  await choose(page, 'South', 'Delete')
  await pressButton(page, 'Delete')
  await see(page, 'South was deleted.')
  expect(await treeOf(environmentId)).toEqual(['-/Acme', 'Acme/North', 'North/Oslo'])
})

it('is walked and changed with the keyboard alone', async () => {
  const { page, environmentId, ask, make, visit } = await openSettings(browser)
  await ask('PATCH', `/environments/${environmentId}`, { hierarchy_enabled: true })
  const north = await make('nodes', { name: 'North' })
  await make('nodes', { name: 'Oslo', parent_id: north })
  await visit('/settings/nodes', 'Nodes')
  const row = (name: string) => page.getByRole('row', { name })
  await row('Acme').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await row('Oslo').waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowRight')
  await row('Oslo').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Rename Oslo' }).waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Bergen')
  await page.keyboard.press('Enter')
  await closed(page)
  await row('Bergen').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter')
  await page.getByRole('alertdialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  expect(await treeOf(environmentId)).toEqual(['-/Acme', 'Acme/North', 'North/Bergen'])
})
