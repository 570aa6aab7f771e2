import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { sharedStack } from './support/client.ts'
import {
  choose,
  fill,
  openAs,
  openSettings,
  pressButton,
  see,
} from './support/dashboard-settings.ts'
import { openDatabase } from './support/database.ts'

const { sql } = openDatabase(sharedStack())
const browser = await openFileBrowser()

describe('applications', () => {
  it('are made, changed, made the default, kept while in use, and deleted', async () => {
    const settings = await openSettings(browser)
    const { page, environmentId, invite, visit } = settings
    const stored = () => sql`
      select id, client_name, invite_redirect_url, redirect_uris, is_default, enabled
      from applications where environment_id = ${environmentId} and client_name <> 'Default'`
    await visit('/settings/applications', 'Applications')
    await pressButton(page, 'New application')
    await fill(page, 'Name', 'Shop')
    await fill(page, 'Acceptance page', 'http://shop.test/welcome')
    await fill(page, 'Redirect addresses', 'https://shop.test/a\n\nftp://shop.test/b')
    await pressButton(page, 'Create application')
    await see(page, 'Line 2:')
    await see(page, 'Please check the marked fields.')
    await fill(page, 'Acceptance page', 'https://shop.test/welcome')
    await fill(page, 'Redirect addresses', 'https://shop.test/a')
    await pressButton(page, 'Create application')
    await see(page, 'Shop was created.')

    await page.getByRole('link', { name: 'Shop' }).click()
    await fill(page, 'Name', 'Storefront')
    await pressButton(page, 'Save changes')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await choose(page, 'Storefront', 'Disable')
    await see(page, 'Storefront is disabled')
    await choose(page, 'Storefront', 'Enable')
    await see(page, 'Storefront is enabled.')
    const [application] = await stored()
    expect(application).toMatchObject({
      clientName: 'Storefront',
      inviteRedirectUrl: 'https://shop.test/welcome',
      redirectUris: ['https://shop.test/a'],
      isDefault: false,
      enabled: true,
    })
    expect((await invite({ application_id: application?.id })).status).toBe(201)
    await choose(page, 'Storefront', 'Delete')
    await pressButton(page, 'Delete')
    await see(page, 'Held by 1 pending invite.')
    await pressButton(page, 'Disable it instead')
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    expect((await stored())[0]?.enabled).toBe(false)
    await choose(page, 'Default', 'Disable')
    await see(page, 'The default application stays enabled.')
  })

  it('go once nothing names them', async () => {
    const { page, environmentId, make, visit } = await openSettings(browser)
    const id = await make('applications', { client_name: 'Passing' })
    await visit(`/settings/applications?dialog=delete&about=${id}`, 'Applications')
    await pressButton(page, 'Delete')
    await see(page, 'Passing was deleted.')
    expect(await sql`select from applications where id = ${id}`).toHaveLength(0)
    expect(page.url()).toContain(`/e/${environmentId}/settings/applications`)
    expect(page.url()).not.toContain('dialog')
  })
})

describe('roles', () => {
  it('are made, changed, switched, kept while in use, and deleted', async () => {
    const { page, environmentId, rootNodeId, invite, visit } = await openSettings(browser)
    const stored = () => sql`
      select id, name, permissions, invitable, enabled from roles
      where environment_id = ${environmentId}`
    await visit('/settings/roles', 'Roles')
    await see(page, 'No roles yet')
    await pressButton(page, 'New role')
    await fill(page, 'Name', 'Editor')
    await fill(page, 'Permissions', 'articles.read\narticles.write')
    await pressButton(page, 'Create role')
    await see(page, 'Editor was created.')
    await pressButton(page, 'New role')
    await fill(page, 'Name', 'Editor')
    await pressButton(page, 'Create role')
    await see(page, 'This name is taken.')
    await fill(page, 'Name', 'Author')
    await pressButton(page, 'Create role')
    await see(page, 'Author was created.')
    const invitable = page.getByRole('switch', { name: 'Invitable: Editor' })
    await invitable.locator('xpath=ancestor::label').click()
    await see(page, 'Everybody who may invite may give Editor now.')
    const editor = (await stored()).find(({ name }) => name === 'Editor')
    expect(editor).toMatchObject({
      permissions: ['articles.read', 'articles.write'],
      invitable: true,
    })
    expect((await invite({ role_id: editor?.id, node_id: rootNodeId })).status).toBe(201)
    await choose(page, 'Editor', 'Delete')
    await pressButton(page, 'Delete')
    await see(page, 'Held by 1 pending invite.')
    await pressButton(page, 'Disable it instead')
    await see(page, 'Editor is disabled.')
    await choose(page, 'Author', 'Delete')
    await pressButton(page, 'Delete')
    await see(page, 'Author was deleted.')
    expect(await stored()).toMatchObject([{ name: 'Editor', enabled: false }])
  })

  it('are not looked for without end where a later page is refused', async () => {
    const { page, visit } = await openSettings(browser)
    const later: string[] = []
    await page.route(/\/api\/v1\/roles\?/, (route) => {
      const url = route.request().url()
      if (!url.includes('cursor')) return route.fulfill({ json: { data: [], next_cursor: 'on' } })
      later.push(url)
      return route.fulfill({ status: 403, json: { code: 'permission_denied' } })
    })
    await visit(`/settings/roles?dialog=edit&about=${randomUUID()}`, 'Roles')
    await see(page, 'You do not have the permission for this.')
    await page.waitForLoadState('networkidle')
    expect(later).toHaveLength(1)
  })
})

describe('what somebody may not do', () => {
  it('is shut, and says why: to who may only invite', async () => {
    const settings = await openSettings(browser)
    await settings.make('roles', { name: 'Editor' })
    const { page } = await openAs(browser, settings, { role: 'user_invite' })
    const base = `${sharedStack().api_url}/dashboard/e/${settings.environmentId}/settings`
    for (const [path, name] of [
      ['roles', 'New role'],
      ['applications', 'New application'],
    ] as const) {
      await page.goto(`${base}/${path}`)
      await see(page, 'Only admins and secondary admins may change this.')
      const button = page.getByRole('button', { name, exact: true })
      await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true')
      await button.click({ force: true })
      expect(await page.getByRole('dialog').count()).toBe(0)
    }
    await page.goto(`${base}/roles`)
    await expect.poll(() => page.getByRole('switch').isDisabled()).toBe(true)
    await page.goto(`${base}/api-keys`)
    await see(page, 'API keys are for admins')
  })

  it('is shut beyond their own nodes', async () => {
    const settings = await openSettings(browser)
    const { environmentId, ask, make } = settings
    await ask('PATCH', `/environments/${environmentId}`, { hierarchy_enabled: true })
    const north = await make('nodes', { name: 'North' })
    await make('nodes', { name: 'Oslo', parent_id: north })
    await make('nodes', { name: 'South' })
    const { page } = await openAs(browser, settings, { role: 'admin', node_ids: [north] })
    await page.goto(`${sharedStack().api_url}/dashboard/e/${environmentId}/settings/nodes`)
    await see(page, 'Oslo')
    await pressButton(page, 'New node')
    await page.getByRole('dialog', { name: 'Add a node below North' }).waitFor()
    await pressButton(page, 'Cancel')
    await choose(page, 'Oslo', 'Rename')
    await fill(page, 'Name', 'Bergen')
    await pressButton(page, 'Save changes')
    await see(page, 'Bergen')
    const south = page.getByRole('button', { name: 'Actions for South' })
    await expect
      .poll(() => south.getAttribute('aria-description'))
      .toBe('This node is not below yours.')
    await page.getByRole('button', { name: 'Actions for North' }).click()
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Add below'])
  })
})
