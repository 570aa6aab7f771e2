import { describe, expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
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
