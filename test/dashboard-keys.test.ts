import { expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { createClient, newAddress, sharedStack, text } from './support/client.ts'
import { choose, fill, openSettings, pressButton, see } from './support/dashboard-settings.ts'
import { openDatabase } from './support/database.ts'

const api = createClient(sharedStack())
const { sql } = openDatabase(sharedStack())
const browser = await openFileBrowser()

const permissions = { permissions: ['clipboard-read', 'clipboard-write'] }
const somebody = () => ({
  email: newAddress(),
  first_name: 'Grace',
  last_name: 'Hopper',
  send_email: false,
})

it('makes a key that works at once, is shown once, and is refused once revoked', async () => {
  const { page, visit } = await openSettings(browser, permissions)
  await visit('/settings/api-keys', 'API keys')
  await see(page, 'No API keys')
  await pressButton(page, 'New API key')
  await fill(page, 'Name', 'Deploy bot')
  for (const name of [/^Read invites/, /^Send, resend/]) {
    await page.getByRole('checkbox', { name }).press('Space')
  }
  await pressButton(page, 'Create key')
  await see(page, 'Choose at least one.')
  await page.getByRole('checkbox', { name: /^Send, resend/ }).press('Space')
  await pressButton(page, 'Create key')

  const shown = page.getByRole('alertdialog', { name: 'Your new API key' })
  await shown.waitFor()
  await page.keyboard.press('Escape')
  await page.mouse.click(5, 5)
  await page.getByRole('button', { name: 'Done' }).click({ force: true })
  await expect.poll(() => shown.isVisible()).toBe(true)
  const key = await page.getByRole('textbox', { name: 'API key' }).inputValue()
  const headers = { 'x-api-key': key }
  const invited = await api.call('POST', '/api/v1/identity-invites', somebody(), headers)
  expect(invited.status).toBe(201)
  expect((await api.call('GET', '/api/v1/identity-invites', undefined, headers)).status).toBe(403)
  await pressButton(page, 'Copy key')
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(key)
  await pressButton(page, 'Done')
  await shown.waitFor({ state: 'detached' })
  await page.reload()
  await see(page, 'Deploy bot')
  expect(await page.content()).not.toContain(key)

  await choose(page, 'Deploy bot', 'Revoke…')
  await page.getByRole('checkbox', { name: 'Also revoke the pending invites' }).press('Space')
  await pressButton(page, 'Revoke key')
  await see(page, 'Deploy bot was revoked.')
  const refused = await api.call('POST', '/api/v1/identity-invites', somebody(), headers)
  expect(refused.status).toBe(401)
  const [invite] = await sql`
    select invite_status(status, revocation, expires_at) as status from invites
    where id = ${text(invited.body, 'id')}`
  expect(invite?.status).toBe('revoked')
})

it('renames a key and ends it sooner, not later', async () => {
  const { page, make, visit } = await openSettings(browser)
  const soon = new Date(Date.now() + 10 * 86_400_000).toISOString()
  const id = await make('api-keys', {
    name: 'HR sync',
    permissions: ['invite.read'],
    expires_at: soon,
  })
  await visit(`/settings/api-keys?dialog=edit&about=${id}`, 'API keys')
  await fill(page, 'Name', 'Payroll')
  await page.getByRole('button', { name: /Expires/ }).click()
  await page.getByRole('option', { name: 'In 30 days' }).click()
  await pressButton(page, 'Save changes')
  await see(page, 'A key can be made to expire sooner, not later.')
  await page.getByRole('button', { name: /Expires/ }).click()
  await page.getByRole('option', { name: 'On a date…' }).click()
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Last day').fill(tomorrow)
  await pressButton(page, 'Save changes')
  await see(page, 'Saved.')
  const [key] = await sql`select name, expires_at from api_keys where id = ${id}`
  expect(key?.name).toBe('Payroll')
  expect(key?.expiresAt.getTime()).toBeLessThan(Date.now() + 3 * 86_400_000)
})
