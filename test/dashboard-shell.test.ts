import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { signUpForm } from './support/api.ts'
import { openFileBrowser, routeUntilCalled } from './support/browser.ts'
import { text } from './support/client.ts'
import { dashboard, heading, openSignedIn, openWindow, signInBy } from './support/dashboard.ts'

const browser = await openFileBrowser()

const signOut = async (page: Page) => {
  await page.getByRole('button', { name: 'Your menu' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await heading(page, 'Sign in').waitFor()
}

describe('signing up', () => {
  it('leads to an Overview of one’s own, with the keyboard alone', async () => {
    const { page, complaints } = await openWindow(browser)
    const { slug, email, password } = signUpForm()
    await page.goto(`${dashboard}/sign-up`)
    await heading(page, 'Create your account').waitFor()
    for (const typed of [slug, null, 'Ada', 'Lovelace', email, password]) {
      await page.keyboard.press('Tab')
      if (typed) await page.keyboard.type(typed)
    }
    await expect.poll(() => page.getByLabel('Account').inputValue()).toBe(slug)
    await page.getByText('Strong.').waitFor()
    await page.keyboard.press('Enter')
    await heading(page, 'Overview').waitFor()
    expect(page.url()).toMatch(/\/dashboard\/e\/[0-9a-f-]{36}$/)
    expect(complaints).toEqual([])
  })

  it('says at their fields what cannot be', async () => {
    const { slug } = (await openSignedIn(browser)).form
    const { page } = await openWindow(browser)
    await page.goto(`${dashboard}/sign-up`)
    await page.getByLabel('Organisation').fill('Über Uns')
    await expect.poll(() => page.getByLabel('Account').inputValue()).toBe('uber-uns')
    await page.getByLabel('Account').fill(slug)
    await page.getByLabel('First name').fill('Ada')
    await page.getByLabel('Last name').fill('Lovelace')
    await page.getByLabel('E-mail address').fill('ada@acme.test')
    await page.getByLabel('Choose a password').fill('password1')
    const create = page.getByRole('button', { name: 'Create account' })
    await create.click()
    await page.getByText('has appeared in a data breach').waitFor()
    await page.getByLabel('Choose a password').fill('quiet otter paints')
    await create.click()
    await page.getByText('This account name is taken').waitFor()
    await page.getByText('Please check the marked fields.').waitFor()
  })
})

describe('signing in', () => {
  it('leads back to where somebody wanted to go, and out again', async () => {
    const { form } = await openSignedIn(browser)
    const { page } = await openWindow(browser)
    await page.goto(`${dashboard}/tenant/identities?tab=invites`)
    await signInBy(page, form)
    await heading(page, 'Tenant identities').waitFor()
    expect(page.url()).toBe(`${dashboard}/tenant/identities?tab=invites`)
    await signOut(page)
    await expect.poll(() => page.getByLabel('Account').inputValue()).toBe(form.slug)
    await page.goto(dashboard)
    await heading(page, 'Sign in').waitFor()
  })

  it('says that something is wrong, not what', async () => {
    const { form } = await openSignedIn(browser)
    const { page } = await openWindow(browser)
    await page.goto(`${dashboard}/sign-in`)
    await signInBy(page, { ...form, email: 'nobody@acme.test' })
    await page.getByText('Account, e-mail address or password is not right.').waitFor()
    await signInBy(page, form)
    await heading(page, 'Overview').waitFor()
  })

  it('is asked for, and leads back, once the session is over', async () => {
    const { page, context, form } = await openSignedIn(browser)
    await page.goto(`${dashboard}/settings/policy`)
    await heading(page, 'Policy').waitFor()
    await context.clearCookies()
    await page.reload()
    await signInBy(page, form)
    await heading(page, 'Policy').waitFor()
  })

  it('leads nowhere but into the dashboard', async () => {
    const { page, form } = await openSignedIn(browser)
    for (const back of ['//evil.test/', '/\\evil.test', 'https://evil.test']) {
      await page.goto(`${dashboard}/sign-in?${new URLSearchParams({ back })}`)
      await heading(page, 'Overview').waitFor()
      expect(page.url().startsWith(dashboard), form.slug).toBe(true)
    }
  })
})

describe('the shell', () => {
  it('keeps its place over a reload, and the last Environment', async () => {
    const { page, made } = await openSignedIn(browser)
    await page.goto(dashboard)
    await heading(page, 'Overview').waitFor()
    await page.getByRole('link', { name: 'Identities' }).last().click()
    await heading(page, 'Identities').waitFor()
    await page.getByRole('button', { name: 'Workspace' }).click()
    await page.getByRole('menuitemradio', { name: 'Production' }).click()
    const production = `${dashboard}/e/${text(made, 'environments.1.id')}`
    await page.waitForURL(`${production}/identities`)
    await page.reload()
    await heading(page, 'Identities').waitFor()
    await page.goto(dashboard)
    await page.waitForURL(production)
    await page.goBack()
    await page.waitForURL(`${production}/identities`)
  })

  it('moves the focus to the heading, and can be skipped', async () => {
    const { page } = await openSignedIn(browser)
    await page.goto(dashboard)
    await heading(page, 'Overview').waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content')
    await page.getByRole('link', { name: 'Settings' }).press('Enter')
    await heading(page, 'Applications').waitFor()
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Applications')
    expect(await page.title()).toBe('Applications · Acme · Vestibule')
  })

  it('has a page for what is not there, also another Account’s Environment', async () => {
    const other = await openSignedIn(browser)
    const { page } = await openSignedIn(browser)
    for (const path of ['/nothing', `/e/${text(other.made, 'environments.0.id')}/identities`]) {
      await page.goto(`${dashboard}${path}`)
      await heading(page, 'Page not found').waitFor()
    }
    await page.getByRole('link', { name: 'Go to Overview' }).click()
    await heading(page, 'Overview').waitFor()
  })

  it('says that it is offline, and when it is not', async () => {
    const { page, context } = await openSignedIn(browser)
    await page.goto(dashboard)
    await heading(page, 'Overview').waitFor()
    await context.setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await context.setOffline(false)
    await page.getByText('You are offline.').waitFor({ state: 'detached' })
  })

  it('says that the server is busy, and goes on once it is not', async () => {
    const { page } = await openSignedIn(browser)
    const asked = '**/api/v1/sessions/current'
    const busy = { status: 503, body: '' }
    const letPass = await routeUntilCalled(page, asked, (route) => route.fulfill(busy))
    await page.goto(`${dashboard}/settings/policy`)
    await heading(page, 'The dashboard could not be opened').waitFor()
    letPass()
    await page.getByRole('button', { name: 'Try again' }).click()
    await heading(page, 'Policy').waitFor()
  })

  it('is drawn in the theme that was chosen, from then on', async () => {
    const { page } = await openSignedIn(browser, { colorScheme: 'light' })
    const canvas = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    await page.goto(dashboard)
    await heading(page, 'Overview').waitFor()
    const light = await canvas()
    await page.getByRole('button', { name: 'Your menu' }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    const dark = await canvas()
    expect(dark).not.toBe(light)
    await page.reload()
    await heading(page, 'Overview').waitFor()
    expect(await canvas()).toBe(dark)
  })
})
