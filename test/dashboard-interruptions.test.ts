import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { dashboard, heading, openSignedIn } from './support/dashboard.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

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
