import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  desk,
  expectAccessible,
  expectForEverybody,
  isWiderThanWindow,
  phone,
} from './support/accept-page-visit.ts'
import { openFileBrowser } from './support/browser.ts'
import { dashboard, openSignedIn, openWindow, signInBy } from './support/dashboard.ts'

const browser = await openFileBrowser()

type State = { name: string; path: string; says: string; act?: (page: Page) => Promise<void> }

const outside: State[] = [
  { name: 'signing in', path: '/sign-in', says: 'New here?' },
  {
    name: 'a wrong password',
    path: '/sign-in',
    says: 'is not right.',
    act: (page) => signInBy(page, { slug: 'nobody', email: 'nobody@acme.test' }),
  },
  { name: 'signing up', path: '/sign-up', says: 'Have an account?' },
  {
    name: 'a weak password',
    path: '/sign-up',
    says: 'Weak.',
    act: (page) => page.getByLabel('Choose a password').fill('aaaaaaaa'),
  },
]

const menu = (name: string) => (page: Page) => page.getByRole('button', { name }).click()

const inside: State[] = [
  { name: 'the overview', path: '/', says: 'Overview' },
  { name: 'the settings', path: '/settings/policy', says: 'Branding' },
  { name: 'nothing', path: '/nothing', says: 'This address leads nowhere' },
  { name: 'the Environments', path: '/', says: 'Production', act: menu('Workspace') },
  { name: 'one’s own menu', path: '/', says: 'As the system', act: menu('Your menu') },
]

async function turnTo(page: Page, { path, says, act }: State) {
  await page.goto(`${dashboard}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await act?.(page)
  const said = page.getByText(says).filter({ visible: true }).first()
  await said.waitFor()
  return said
}

it.each(outside)('is for everybody, on a phone as well: $name', async (state) => {
  const { page, complaints } = await openWindow(browser, { viewport: phone })
  await turnTo(page, state)
  await expectAccessible(page)
  expect(await isWiderThanWindow(page)).toBe(false)
  expect(complaints).toEqual([])
})

it.each(inside)('is for everybody, at a desk and on a phone: $name', async (state) => {
  const { page, complaints } = await openSignedIn(browser, { viewport: desk })
  await expectForEverybody(page, await turnTo(page, state))
  expect(complaints).toEqual([])
})

it('is for everybody on a phone: the way', async () => {
  const { page, complaints } = await openSignedIn(browser, { viewport: phone })
  await turnTo(page, { name: 'the way', path: '/', says: 'Tenant', act: menu('Open menu') })
  await expectAccessible(page)
  expect(await isWiderThanWindow(page)).toBe(false)
  expect(complaints).toEqual([])
})
