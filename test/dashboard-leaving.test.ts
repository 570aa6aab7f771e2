import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { createClient, sharedStack, text } from './support/client.ts'
import { dashboard, heading, openSignedIn, signInBy } from './support/dashboard.ts'
import { beginWizard, csvOf, giveFile, goToPreview, somebody } from './support/dashboard-imports.ts'

const api = createClient(sharedStack())
const browser = await openFileBrowser()

const signOut = async (page: Page) => {
  await page.getByRole('button', { name: 'Your menu' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await heading(page, 'Sign in').waitFor()
}

/** How many files the browser keeps for the wizard. */
const keptFiles = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('vestibule-imports', 1)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('files').objectStore('files').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )

async function openWithDraft() {
  const opened = await openSignedIn(browser)
  const { page, made } = opened
  const imports = `${dashboard}/e/${text(made, 'environments.0.id')}/imports`
  await beginWizard(page, imports, 'Bulk create')
  await giveFile(page, csvOf([somebody({ password: 'quiet otter paints' })]))
  await goToPreview(page)
  expect(await keptFiles(page)).toBe(1)
  return opened
}

describe('who leaves', () => {
  it('leaves no file with people and passwords in the browser', async () => {
    const { page } = await openWithDraft()
    await signOut(page)
    await expect.poll(() => keptFiles(page)).toBe(0)
  })

  it('is followed by somebody who finds no file, whatever page they open', async () => {
    const { page, context } = await openWithDraft()
    const other = (await openSignedIn(browser)).form
    await context.clearCookies()
    await page.goto(dashboard)
    await signInBy(page, other)
    await heading(page, 'Overview').waitFor()
    await expect.poll(() => keptFiles(page)).toBe(0)
  })

  it('is followed by somebody who never sees what was read before', async () => {
    const { page, context, form, made } = await openSignedIn(browser)
    const person = somebody()
    await api.call('POST', `/api/v1/accounts/${form.slug}/identities`, person, {
      authorization: `Bearer ${text(made, 'token')}`,
    })
    const other = (await openSignedIn(browser)).form
    await page.goto(`${dashboard}/tenant/identities`)
    await page.getByText(person.email ?? '').waitFor()
    await context.clearCookies()
    await page.getByRole('link', { name: 'Overview' }).click()
    await heading(page, 'Sign in').waitFor()
    await page.route('**/identities?*', () => {}) // no answer: what is shown was there
    await signInBy(page, other)
    await page.getByRole('button', { name: 'Your menu' }).waitFor()
    await page.getByRole('link', { name: 'Identities' }).first().click()
    await heading(page, 'Tenant identities').waitFor()
    expect(await page.getByText(person.email ?? '').count()).toBe(0)
  })
})
