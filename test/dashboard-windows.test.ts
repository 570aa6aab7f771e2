import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { createClient, sharedStack, text } from './support/client.ts'
import {
  dashboard,
  heading,
  openSignedIn,
  openWindow,
  password,
  signInBy,
  signOut,
} from './support/dashboard.ts'

const api = createClient(sharedStack())
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Another operator's session in the same browser, as another window opens it. */
async function signInElsewhere(context: BrowserContext, form: { slug: string; email: string }) {
  const other = await context.newPage()
  await context.clearCookies()
  await other.goto(`${dashboard}/sign-in`)
  await signInBy(other, form)
  await other.getByRole('button', { name: 'Your menu' }).waitFor()
  return other
}

describe('a window', () => {
  it('is the reader’s of another one at once, and signed out with it', async () => {
    const { page, context } = await openSignedIn(browser)
    const { form, made } = await openSignedIn(browser)
    await page.goto(`${dashboard}/tenant/identities?q=somebody`)
    await heading(page, 'Tenant identities').waitFor()
    const other = await signInElsewhere(context, form)
    await page.getByText('What was open here was somebody else’s').waitFor()
    await page.waitForURL(`${dashboard}/e/${text(made, 'environments.0.id')}`)
    await signOut(other)
    await heading(page, 'Sign in').waitFor()
  })

  it('neither acts nor reads for somebody else who has signed in unnoticed', async () => {
    const { page, context, form } = await openSignedIn(browser)
    const { form: next } = await openSignedIn(browser)
    await page.addInitScript(() => {
      BroadcastChannel.prototype.postMessage = () => {}
    })
    await page.goto(`${dashboard}/settings/account`)
    await page.getByRole('textbox', { name: 'Name' }).fill('Not theirs')
    await context.clearCookies()
    const { slug: account_slug, email } = next
    await context.request.post(`${api.stack.api_url}/api/v1/sessions`, {
      data: { account_slug, email, password },
    })
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('What was open here was somebody else’s').waitFor()
    await page.goto(`${dashboard}/settings/account`)
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Account' }).inputValue())
      .toBe(next.slug)
    await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Acme')
    expect(form.slug).not.toBe(next.slug)
  })

  it('goes by the session where the cookie beside it names somebody else', async () => {
    const { page, context } = await openSignedIn(browser)
    const cookie = (await context.cookies()).find(({ name }) => name === 'vestibule_operator')
    await context.addCookies([{ ...cookie, name: 'vestibule_operator', value: randomUUID() }])
    await page.goto(`${dashboard}/tenant/identities?tab=invites`)
    await page.getByText('Nobody is invited').waitFor()
  })

  it('shows home, with words, to who signs in at another account’s page', async () => {
    const { made } = await openSignedIn(browser)
    const { form } = await openSignedIn(browser)
    const { page } = await openWindow(browser)
    await page.goto(`${dashboard}/e/${text(made, 'environments.0.id')}/identities`)
    await signInBy(page, form)
    await heading(page, 'Overview').waitFor()
    await page.getByText('That page is not of your account').waitFor()
  })

  it('asks for nothing while nobody is signed in', async () => {
    const { page, context } = await openSignedIn(browser)
    await page.goto(`${dashboard}/tenant/identities?tab=invites`)
    await page.getByRole('tab', { name: 'Invites' }).waitFor()
    await context.clearCookies()
    const refused: string[] = []
    page.on('response', (one) => one.status() === 401 && refused.push(one.url()))
    await page.reload()
    await heading(page, 'Sign in').waitFor()
    expect(refused).toEqual([])
  })

  it('leads to signing in when the stream of its list is refused', async () => {
    const { page, context } = await openSignedIn(browser)
    const [session] = (await context.cookies()).filter(({ httpOnly }) => httpOnly)
    await page.route('**/identity-invites/events*', (route) => route.fulfill({ status: 401 }))
    await page.goto(`${dashboard}/tenant/identities?tab=invites`)
    await page.getByText('Nobody is invited').waitFor()
    await api.call('DELETE', '/api/v1/sessions/current', undefined, {
      authorization: `Bearer ${session?.value}`,
    })
    await heading(page, 'Sign in').waitFor()
  })
})
