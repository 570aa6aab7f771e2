import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { createClient, sharedStack, text } from './support/client.ts'
import { dashboard, heading, openSignedIn, signInBy, signOut } from './support/dashboard.ts'
import { beginWizard, csvOf, giveFile, goToPreview, somebody } from './support/dashboard-imports.ts'

const api = createClient(sharedStack())
const browser = await openFileBrowser()

/** How many the browser keeps for the wizard, of files or of what was done to them. */
const kept = (page: Page, of: 'files' | 'drafts' = 'files', isEmptied = false) =>
  page.evaluate(
    ([store, clear]) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('vestibule-imports', 1)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const stored = opening.result.transaction(store, 'readwrite').objectStore(store)
          if (clear) stored.clear()
          const counting = stored.count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
    [of, isEmptied] as const,
  )

async function openWithDraft() {
  const opened = await openSignedIn(browser)
  const { page, made } = opened
  const imports = `${dashboard}/e/${text(made, 'environments.0.id')}/imports`
  await beginWizard(page, imports, 'Bulk create')
  await giveFile(page, csvOf([somebody({ password: 'quiet otter paints' })]))
  await goToPreview(page)
  expect(await kept(page)).toBe(1)
  return opened
}

describe('who leaves', () => {
  it('leaves no file with people and passwords in the browser', async () => {
    const { page } = await openWithDraft()
    await signOut(page)
    await expect.poll(() => kept(page)).toBe(0)
  })

  it('is followed by somebody who finds no file, whatever page they open', async () => {
    const { page, context } = await openWithDraft()
    const other = (await openSignedIn(browser)).form
    await context.clearCookies()
    await page.goto(dashboard)
    await signInBy(page, other)
    await heading(page, 'Overview').waitFor()
    await expect.poll(() => kept(page)).toBe(0)
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

describe('who is signed in', () => {
  it('changes their name and password from their menu, and stays signed in there alone', async () => {
    const { page, form } = await openSignedIn(browser)
    const other = await api.call('POST', '/api/v1/sessions', {
      account_slug: form.slug,
      email: form.email,
      password: form.password,
    })
    await page.goto(dashboard)
    await page.getByRole('button', { name: 'Your menu' }).click()
    await page.getByRole('menuitem', { name: 'Your account' }).click()
    await heading(page, 'Your account').waitFor()
    await page.getByRole('textbox', { name: 'First name' }).fill('Augusta')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByRole('button', { name: 'Your menu, Augusta Lovelace' }).waitFor()
    const next = `${form.password} twice`
    const change = async (current: string) => {
      await page.getByRole('textbox', { name: 'Current password' }).fill(current)
      await page.getByRole('textbox', { name: 'New password' }).fill(next)
      await page.getByRole('button', { name: 'Change password' }).click()
    }
    await change('not this one')
    await page.getByText('This is not your current password.').waitFor()
    await change(form.password)
    await page.getByText('Your password is changed.').waitFor()
    await page.reload()
    await heading(page, 'Your account').waitFor()
    const authorization = `Bearer ${text(other.body, 'token')}`
    const elsewhere = await api.call('GET', '/api/v1/sessions/current', undefined, {
      authorization,
    })
    expect(elsewhere.status).toBe(401)
    await signOut(page)
    await signInBy(page, { ...form, password: next })
    await page.getByRole('button', { name: 'Your menu, Augusta Lovelace' }).waitFor()
  })
})

it('a draft that is dropped does not come back with a late change', async () => {
  const { page } = await openWithDraft()
  expect(await kept(page, 'drafts', true)).toBe(0)
  await page.getByRole('checkbox').first().click()
  await page.getByText(/^0 of 1/).waitFor()
  expect(await kept(page, 'drafts')).toBe(0)
})
