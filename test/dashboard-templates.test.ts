import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { createClient, newAddress, pick, sharedStack, text } from './support/client.ts'
import { dashboard, heading } from './support/dashboard.ts'
import * as support from './support/dashboard-settings.ts'

const { choose, fill, openAs, openSettings, pressButton, see } = support
const client = createClient(sharedStack())
const browser = await openFileBrowser()

const box = (page: Page, name: string) => page.getByRole('textbox', { name })
const body = '<p>Welcome {{name}}</p><p><a class="button" href="{{invite_link}}">Come in</a></p>'
const crm = { key: 'CRM_INVITE', medium: 'EMAIL', lang: 'en', subject: 'Come', body }

async function select(page: Page, label: string, option: RegExp) {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click()
  await page.getByRole('option', { name: option }).click()
}

it('words a message beside its preview, loses nothing to a reload, and sends a test of it', async () => {
  const opened = await openSettings(browser)
  const { page, form, visitAccount, ask, slug, complaints } = opened
  await visitAccount('/settings/templates', 'Templates')
  await see(page, 'No templates')
  await page.getByRole('link', { name: 'New template' }).click()
  await heading(page, 'New template').waitFor()
  const message = page.frameLocator('iframe')
  await message.getByRole('link', { name: 'Accept the invitation' }).waitFor()
  const shownHeight = () => page.locator('iframe').evaluate((frame) => frame.clientHeight)
  const highest = await shownHeight()
  await fill(page, 'Key', 'CRM_INVITE')
  await fill(page, 'Subject', 'Come to {{account_name}}')
  await fill(page, 'Body', 'Welcome {{nam}}')
  await see(page, 'There is no {{nam}} here')
  await fill(page, 'Body', 'Welcome {{name}}, !')
  await box(page, 'Body').press('ArrowLeft')
  await see(page, 'Say {{invite_link}}, whatever is known of the person.')
  await pressButton(page, 'Insert {{invite_link}}')
  await message.getByText('Welcome Ada Lovelace').waitFor()
  await see(page, 'Come to Acme')
  await expect.poll(shownHeight).toBeLessThan(highest)
  await page.reload()
  await expect.poll(() => box(page, 'Body').inputValue()).toBe('Welcome {{name}}, {{invite_link}}!')
  await pressButton(page, 'Create template')
  await heading(page, 'CRM_INVITE').waitFor()
  const { body: listed } = await ask('GET', `/accounts/${slug}/message-templates`)
  expect(pick(listed, 'data.0')).toMatchObject({
    medium: 'EMAIL',
    subject: 'Come to {{account_name}}',
  })

  await fill(page, 'Body', `${body}<script></script>`)
  await pressButton(page, 'Save changes')
  await see(page, 'Please check the marked fields.')
  await expect.poll(() => box(page, 'Body').getAttribute('aria-invalid')).toBe('true')
  await fill(page, 'Body', body)
  await pressButton(page, 'Save changes')
  await see(page, 'Saved.')
  await pressButton(page, 'Send a test…')
  await pressButton(page, 'Send test')
  await see(page, `The test to ${form.email} was sent.`)
  const mail = await client.mailTo(form.email)
  expect(text(mail, 'subject')).toBe('[Test] Come to Acme')
  expect(text(mail, 'html')).toContain('Come in')
  expect(complaints).toEqual([])
})

it('adds languages to a message, and shows a text message with what it costs', async () => {
  const { page, ask, slug, visitAccount, complaints } = await openSettings(browser)
  await ask('POST', `/accounts/${slug}/message-templates`, crm)
  await visitAccount('/settings/templates', 'Templates')
  await page.getByRole('link', { name: 'Add a language to CRM_INVITE' }).click()
  await heading(page, 'New template').waitFor()
  await expect.poll(() => box(page, 'Key').inputValue()).toBe('CRM_INVITE')
  await expect.poll(() => box(page, 'Body').inputValue()).toBe(body)
  await select(page, 'Language', /^English/)
  await pressButton(page, 'Create template')
  await see(page, 'This message is there in this language already.')
  await select(page, 'Language', /^Another language/)
  await fill(page, 'Language tag', 'cy')
  await see(page, 'Welsh')
  await select(page, 'Medium', /^Text message/)
  await expect.poll(() => box(page, 'Body').inputValue()).toMatch(/^You are invited/)
  await fill(page, 'Body', 'Shwmae {{invite_link}}')
  await see(page, /^Paid as 1 message: \d+ units of GSM-7\.$/)
  await fill(page, 'Body', 'Shwmae 👋 {{invite_link}}')
  await see(page, /units of UCS-2\.$/)
  await pressButton(page, 'Create template')
  await heading(page, 'CRM_INVITE').waitFor()
  await page.getByRole('link', { name: 'Templates' }).click()
  const group = page.getByRole('table', { name: 'CRM_INVITE' })
  await group.getByRole('row').filter({ hasText: 'Welsh' }).getByText('Text message').waitFor()
  expect(complaints).toEqual([])
})

it('lets invites choose their message and its languages, which is not deleted while they are pending', async () => {
  const opened = await openSettings(browser)
  const { page, ask, slug, environmentId, visitAccount, complaints } = opened
  await ask('POST', `/accounts/${slug}/message-templates`, { ...crm, lang: 'ar' })
  await page.goto(`${dashboard}/e/${environmentId}/identities?dialog=invite`)
  const email = newAddress()
  await fill(page, 'E-mail address', email)
  await fill(page, 'First name', 'Pat')
  await fill(page, 'Last name', 'Lee')
  await select(page, 'Message', /^CRM_INVITE/)
  await select(page, 'Language', /^Arabic/)
  await pressButton(page, 'Preview message')
  await page.frameLocator('iframe').getByRole('link', { name: 'Come in' }).waitFor()
  await pressButton(page, 'Send Invite')
  await see(page, 'Pat Lee is invited')
  await pressButton(page, 'View invite')
  await page.getByRole('dialog', { name: 'Pat Lee' }).getByText('CRM_INVITE').waitFor()
  expect(text(await client.mailTo(email), 'html')).toContain('Come in')

  await visitAccount('/settings/templates', 'Templates')
  await choose(page, 'CRM_INVITE in Arabic', 'Delete…')
  await pressButton(page, 'Delete template')
  await see(page, 'Pending invites are to have this message')
  await page.getByRole('link', { name: 'See pending invites' }).click()
  await see(page, email)
  const { body: found } = await ask('GET', '/identity-invites')
  await ask('POST', `/identity-invites/${text(found, 'data.0.id')}/revoke`)
  await visitAccount('/settings/templates', 'Templates')
  await choose(page, 'CRM_INVITE in Arabic', 'Delete…')
  await pressButton(page, 'Delete template')
  await see(page, 'No templates')
  expect(complaints).toEqual([])
})

it('shows templates to who may only invite, and says why they stay as they are', async () => {
  const settings = await openSettings(browser)
  await settings.ask('POST', `/accounts/${settings.slug}/message-templates`, crm)
  const { page, complaints } = await openAs(browser, settings, { role: 'user_invite' })
  await page.goto(`${dashboard}/settings/templates`)
  await see(page, 'Only admins and secondary admins may change this.')
  await page.getByRole('link', { name: /^English/ }).click()
  await page.frameLocator('iframe').getByRole('link', { name: 'Come in' }).waitFor()
  await expect.poll(() => box(page, 'Body').isDisabled()).toBe(true)
  const save = page.getByRole('button', { name: 'Save changes' })
  await expect.poll(() => save.getAttribute('aria-disabled')).toBe('true')
  expect(complaints).toEqual([])
})
