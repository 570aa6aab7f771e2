import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { password, signUpForm } from './api.ts'
import { createClient, sharedStack } from './client.ts'

export { password }

const api = createClient(sharedStack())
export const dashboard = `${api.stack.api_url}/dashboard`

/** A window of a reader of British English; `complaints` are errors of scripts and of the policy. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const refusal = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !refusal) complaints.push(message.text())
  })
  return { page, context, complaints }
}

/** A new Account of the shared stack, made through the API, and its session's cookie in a window. */
export async function openSignedIn(browser: Browser, options: BrowserContextOptions = {}) {
  const form = signUpForm()
  const { body } = await api.call('POST', '/api/v1/accounts', form)
  const opened = await openWindow(browser, options)
  const account = { account_slug: form.slug, email: form.email, password }
  await opened.context.request.post(`${api.stack.api_url}/api/v1/sessions`, { data: account })
  return { ...opened, form, made: body }
}

type Credentials = { slug: string; email: string; password?: string }

export async function signInBy(page: Page, given: Credentials) {
  const { slug, email, password: secret = password } = given
  await page.getByLabel('Account').fill(slug)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true })

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Your menu' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await heading(page, 'Sign in').waitFor()
}
