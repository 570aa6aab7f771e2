import { describe, expect, it } from 'vitest'
import { openFileBrowser, routeUntilCalled } from './support/browser.ts'
import { newAddress } from './support/client.ts'
import { dashboard, heading, openSignedIn, signInBy } from './support/dashboard.ts'
import { dialog, fillPerson, openIdentities, press } from './support/dashboard-identities.ts'

const browser = await openFileBrowser()

describe('a page that was never visited', () => {
  it('waits for the connection, and then comes by itself', async () => {
    const { page, context } = await openSignedIn(browser)
    await page.goto(dashboard)
    await heading(page, 'Overview').waitFor()
    await context.setOffline(true)
    await page.getByRole('link', { name: 'Settings' }).click()
    await heading(page, 'This could not be loaded').waitFor()
    await context.setOffline(false)
    await heading(page, 'Applications').waitFor()
  })
})

describe('an invite that is being written', () => {
  it('is still there after a session that ended, and after a reload', async () => {
    const { page, context, form, access } = await openIdentities(browser)
    const email = newAddress()
    const address = page.getByLabel('E-mail address')
    await page.goto(access)
    await press(page, 'Invite')
    await fillPerson(page, email)
    await context.clearCookies()
    await press(page, 'Send Invite')
    await signInBy(page, form)
    await dialog(page, 'Invite').waitFor()
    await expect.poll(() => address.inputValue()).toBe(email)
    await page.reload()
    await dialog(page, 'Invite').waitFor()
    await expect.poll(() => address.inputValue()).toBe(email)
    await press(page, 'Send Invite')
    await page.getByText('Pat Lee is invited').waitFor()
    await page.reload()
    await dialog(page, 'Invite').waitFor()
    await expect.poll(() => address.inputValue()).toBe('')
  })

  it('is gone once it was put away', async () => {
    const { page, access } = await openIdentities(browser)
    await page.goto(access)
    await press(page, 'Invite')
    await fillPerson(page, newAddress())
    await page.keyboard.press('Escape')
    await dialog(page, 'Invite').waitFor({ state: 'detached' })
    await press(page, 'Invite')
    await expect.poll(() => page.getByLabel('E-mail address').inputValue()).toBe('')
  })

  it('does not come back once it was taken back', async () => {
    const { page, access } = await openIdentities(browser)
    const address = page.getByLabel('E-mail address')
    await page.goto(access)
    await press(page, 'Invite')
    await address.fill(newAddress())
    await address.fill('')
    await page.reload()
    await dialog(page, 'Invite').waitFor()
    await expect.poll(() => address.inputValue()).toBe('')
  })

  it('leads to where a role is made, and back to what was written', async () => {
    const { page } = await openSignedIn(browser)
    const email = newAddress()
    await page.goto(dashboard)
    await page.getByRole('link', { name: 'Identities' }).last().click()
    await press(page, 'Invite & Assign')
    await fillPerson(page, email)
    await page.getByRole('link', { name: 'Create one' }).click()
    await heading(page, 'Roles').waitFor()
    await page.goBack()
    await dialog(page, 'Invite & Assign').waitFor()
    await expect.poll(() => page.getByLabel('E-mail address').inputValue()).toBe(email)
  })
})

describe('a form that is being filled in', () => {
  it('of a person is still there after a session that ended, all but its password', async () => {
    const { page, context, form, access } = await openIdentities(browser)
    const email = newAddress()
    await page.goto(access)
    await press(page, 'Create Identity')
    await fillPerson(page, email)
    await page.getByLabel('Initial password').fill('quiet otter paints')
    await context.clearCookies()
    await dialog(page, 'Create identity').getByRole('button', { name: 'Create Identity' }).click()
    await signInBy(page, form)
    await expect.poll(() => page.getByLabel('E-mail address').inputValue()).toBe(email)
    await expect.poll(() => page.getByLabel('Initial password').inputValue()).toBe('')
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('otter')
  })

  it('of settings is as well, until it is put away', async () => {
    const { page, context, form, access } = await openIdentities(browser)
    const box = (name: string) => page.getByRole('textbox', { name })
    const settings = access.replace(/identities$/, 'settings')
    await page.goto(`${settings}/roles`)
    await press(page, 'New role')
    await box('Name').fill('Editor')
    await box('Permissions').fill('articles.read')
    await context.clearCookies()
    await press(page, 'Create role')
    await signInBy(page, form)
    await expect.poll(() => box('Permissions').inputValue()).toBe('articles.read')
    await expect.poll(() => box('Name').inputValue()).toBe('Editor')
    await press(page, 'Cancel')
    await press(page, 'New role')
    await expect.poll(() => box('Name').inputValue()).toBe('')
    await page.goto(`${dashboard}/settings/operators?dialog=new`)
    await box('First name').fill('Lin')
    await press(page, 'Show password')
    await page.getByLabel('First password').fill('quiet otter paints')
    const store = await page.evaluate<string>('JSON.stringify(sessionStorage)')
    expect(store).toContain('Lin')
    expect(store).not.toContain('otter')
  })

  it('of a whole page is as well, until somebody turns to another page', async () => {
    const { page, context, form } = await openSignedIn(browser)
    const window = page.getByLabel('Invites are good for')
    await page.goto(`${dashboard}/settings/policy`)
    await window.fill('3d')
    await context.clearCookies()
    await press(page, 'Save changes')
    await signInBy(page, form)
    await expect.poll(() => window.inputValue()).toBe('3d')
    await page.getByRole('link', { name: 'Branding' }).click()
    await heading(page, 'Branding').waitFor()
    await page.goBack()
    await heading(page, 'Policy').waitFor()
    await expect.poll(() => window.inputValue()).toBe('7d')
  })

  it('of the branding is previewed again as well', async () => {
    const { page } = await openSignedIn(browser)
    await page.goto(`${dashboard}/settings/branding`)
    await page.getByLabel('Sender name').fill('Acme Friends')
    await page.getByText('Acme Friends').waitFor()
    await page.reload()
    await page.getByText('Acme Friends').waitFor()
  })
})

describe('too many requests', () => {
  it('hold the button until the server hears them again, and say why', async () => {
    const { page, access } = await openIdentities(browser)
    await page.goto(`${access}?dialog=invite`)
    await fillPerson(page, newAddress())
    const asked = '**/api/v1/identity-invites'
    let sent = 0
    const letPass = await routeUntilCalled(page, asked, (route) => {
      sent += 1
      const problem = { code: 'rate_limited', retry_after_seconds: 3 }
      return route.fulfill({ status: 429, json: problem, headers: { 'retry-after': '3' } })
    })
    const send = page.getByRole('button', { name: 'Send Invite' })
    await send.focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(() => send.getAttribute('aria-description'))
      .toMatch(/^There were too many requests\..* Try again in 0:0\d\.$/)
    await expect.poll(() => send.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByLabel('First name').press('Enter')
    letPass()
    await expect.poll(() => send.getAttribute('aria-disabled')).toBe(null)
    expect(sent).toBe(1)
    await send.click()
    await page.getByText('Pat Lee is invited').waitFor()
  })
})
