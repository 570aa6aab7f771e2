import type { Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { text } from './support/client.ts'
import { dashboard, heading } from './support/dashboard.ts'
import {
  choose,
  fill,
  openAs,
  openSettings,
  pressButton,
  see,
} from './support/dashboard-settings.ts'
import { openReceiver } from './support/receivers.ts'

const browser = await openFileBrowser()
const permissions = { permissions: ['clipboard-read', 'clipboard-write'] }

const tick = (page: Page, name: RegExp) => page.getByRole('checkbox', { name }).press('Space')
const row = (page: Page, words: string) => page.getByRole('row').filter({ hasText: words })
const box = (page: Page, name: string) => page.getByRole('textbox', { name })

it('registers an address, shows its secret once, and what that signs arrives and is listed', async () => {
  const { page, visit, invite, ask, complaints } = await openSettings(browser, permissions)
  const receiver = openReceiver()
  await visit('/settings/webhooks', 'Webhooks')
  await see(page, 'No webhooks')
  await pressButton(page, 'New webhook')
  await fill(page, 'Address', 'https://127.0.0.1:1/in')
  await tick(page, /^All events/)
  await pressButton(page, 'Create webhook')
  await see(page, 'Choose at least one.')
  await tick(page, /^An invite was revoked/)
  await pressButton(page, 'Create webhook')
  await see(page, 'This address is not public.')
  await page.reload()
  await expect.poll(() => box(page, 'Address').inputValue()).toBe('https://127.0.0.1:1/in')
  await fill(page, 'Address', receiver.url)
  await pressButton(page, 'Create webhook')

  const shown = page.getByRole('alertdialog', { name: 'Your signing secret' })
  await shown.waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => shown.isVisible()).toBe(true)
  const secret = await box(page, 'Signing secret').inputValue()
  await pressButton(page, 'Copy secret')
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(secret)
  await pressButton(page, 'Done')
  await page.getByRole('link', { name: receiver.url }).click()
  await heading(page, receiver.url).waitFor()
  await see(page, 'No deliveries')
  expect(await page.content()).not.toContain(secret)

  const id = text((await invite()).body, 'id')
  await ask('POST', `/identity-invites/${id}/revoke`)
  const [got] = await receiver.waitFor(1)
  if (!got) throw new Error('Nothing came.')
  expect(new Webhook(secret).verify(got.body, got.headers)).toMatchObject({ objectId: id })
  await pressButton(page, 'Refresh')
  await row(page, 'An invite was revoked').getByText('Delivered').waitFor()
  await page.getByRole('link', { name: /^An invite was revoked/ }).click()
  await expect.poll(() => box(page, 'Request body').inputValue()).toContain(id)
  await pressButton(page, 'Redeliver')
  const [, again] = await receiver.waitFor(2)
  expect(again?.headers['webhook-id']).toBe(got.headers['webhook-id'])
  expect(complaints).toEqual([])
})

it('shows what a receiver answered, follows it until it is settled, and says when it is gone or deleted', async () => {
  const { page, ask, visit, complaints } = await openSettings(browser)
  const receiver = openReceiver()
  await ask('POST', '/webhooks', { url: receiver.url, description: 'HR listener' })
  await receiver.plan({ status: 500, body: 'out of order' }, { status: 410 })
  await visit('/settings/webhooks', 'Webhooks')
  await choose(page, 'HR listener', 'Send test event')
  const drawer = page.getByRole('dialog', { name: 'Delivery' })
  await drawer.getByText('Failed').waitFor()
  await expect.poll(() => box(page, 'Response body').inputValue()).toBe('out of order')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await heading(page, 'HR listener').waitFor()

  await pressButton(page, 'Send test event')
  await drawer.getByText('Failed').waitFor()
  await page.keyboard.press('Escape')
  await see(page, 'Its receiver answered 410')
  await see(page, 'Gone')
  await page.getByRole('radio', { name: 'Delivered' }).click()
  await see(page, 'No delivery is like this')
  await page.reload()
  await see(page, 'No delivery is like this')
  await pressButton(page, 'Enable')
  await see(page, 'Active')
  await choose(page, 'HR listener', 'Delete…')
  await pressButton(page, 'Delete webhook')
  await heading(page, 'Webhooks').waitFor()
  await page.goBack()
  await see(page, 'This could not be loaded')
  expect(complaints).toEqual([])
})

it('rotates the secret of a webhook of the account, edits, disables and deletes it', async () => {
  const { page, ask, slug, visitAccount } = await openSettings(browser, permissions)
  const base = `/accounts/${slug}/webhooks`
  const receiver = openReceiver()
  const made = await ask('POST', base, { url: receiver.url, description: 'Audit' })
  const id = text(made.body, 'id')
  await visitAccount('/settings/webhooks', 'Webhooks')
  await choose(page, 'Audit', 'Rotate secret…')
  await pressButton(page, 'Rotate secret')
  await see(page, /^The one before signs, too, until/)
  const secret = await box(page, 'Signing secret').inputValue()
  expect(secret).toMatch(/^whsec_/)
  expect(secret).not.toBe(text(made.body, 'secret'))
  await page.getByRole('checkbox', { name: 'I have stored the secret' }).press('Space')
  await pressButton(page, 'Done')
  await ask('POST', `${base}/${id}/test`)
  const [got] = await receiver.waitFor(1)
  if (!got) throw new Error('Nothing came.')
  expect(() => new Webhook(secret).verify(got.body, got.headers)).not.toThrow()

  await choose(page, 'Audit', 'Edit')
  await fill(page, 'Description', 'Auditors')
  await tick(page, /^All events/)
  await tick(page, /^An import ended/)
  await pressButton(page, 'Save changes')
  await see(page, 'Auditors')
  const read = async () => (await ask('GET', `${base}/${id}`)).body
  expect(await read()).toMatchObject({ events: ['IMPORT_COMPLETED'], description: 'Auditors' })
  await choose(page, 'Auditors', 'Disable')
  await see(page, 'The webhook is disabled.')
  expect(await read()).toMatchObject({ enabled: false, disabled_reason: null })
  await choose(page, 'Auditors', 'Delete…')
  await pressButton(page, 'Delete webhook')
  await see(page, 'No webhooks')
  expect((await ask('GET', `${base}/${id}`)).status).toBe(404)
})

it('keeps webhooks from who may not manage the account, and says why', async () => {
  const settings = await openSettings(browser)
  const { page, complaints } = await openAs(browser, settings, { role: 'user_invite' })
  for (const place of [`/e/${settings.environmentId}`, '']) {
    await page.goto(`${dashboard}${place}/settings/webhooks`)
    await see(page, 'Webhooks are not for you')
    await see(page, 'Only admins and secondary admins may change this.')
    const create = page.getByRole('button', { name: 'New webhook' })
    await expect.poll(() => create.getAttribute('aria-disabled')).toBe('true')
  }
  expect(complaints).toEqual([])
})
