import { afterAll, expect, it } from 'vitest'
import { buildPages } from './support/accept-page-build.ts'
import * as plans from './support/accept-page-plans.ts'
import { openSite, type Plan, problem } from './support/accept-page-site.ts'
import { states } from './support/accept-page-states.ts'
import {
  acceptWith,
  expectAccessible,
  isWiderThanWindow,
  phone,
  press,
  visit,
} from './support/accept-page-visit.ts'
import { openFileBrowser } from './support/browser.ts'

/** The built page in a real browser. The API is a stand-in here, so that every state can be met. */
const browser = await openFileBrowser()
const pages = await buildPages()
const site = await openSite(pages.folder)
afterAll(async () => {
  await site.close()
  await pages.remove()
})

const { opened, plan } = plans
const open = (answers: Plan, options = {}) => visit(browser, site, answers, options)
const keysOf = (asked: { headers: Record<string, unknown> }[]) =>
  asked.map(({ headers }) => headers['idempotency-key'])

it.each(states)(
  'says what is the matter, to everyone: $name',
  async ({ plan, says, act, query }) => {
    const { page, complaints } = await open(plan, { viewport: phone, query })
    await act?.(page)
    await page.getByText(says).filter({ visible: true }).first().waitFor()
    await expectAccessible(page)
    expect(await isWiderThanWindow(page)).toBe(false)
    expect(await page.title()).toBe(await page.getByRole('heading', { level: 1 }).textContent())
    expect(complaints).toEqual([])
  },
)

it('has one heading for every dead link', async () => {
  const { page } = await open(plan(problem(410, 'invite_revoked')))
  await page.getByRole('heading', { name: 'This invite is no longer valid' }).waitFor()
  await page.goto(`${site.origin}/app/identity/accept-invite`)
  await page.getByRole('heading', { name: 'This invite is no longer valid' }).waitFor()
})

it('shows who invites whom to what, and until when on the reader’s clock', async () => {
  const noon = opened({ expires_at: '2031-07-01T12:00:00.000Z', role_names: ['Editor'] })
  const { page } = await open(plan(noon))
  await page.getByText('1 July 2031 at 14:00 CEST').waitFor()
  for (const shown of ['a•••@e•••.com', 'Editor', 'Customer Portal']) {
    await page.getByText(shown, { exact: true }).waitFor()
  }
  await expect.poll(() => page.getByLabel('First name').inputValue()).toBe('Ada')
})

it('can be completed with the keyboard alone', async () => {
  const { page, asked, token } = await open(plan(opened(), { accept: [plans.accepted()] }))
  await page.getByRole('heading', { name: 'Join Acme' }).waitFor()
  const type = async (text: string) => {
    await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
  await type('Augusta Ada')
  await type('King')
  await type('quiet otter paints')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect.poll(() => page.getByLabel('Choose a password').getAttribute('type')).toBe('text')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Welcome to Acme' }).waitFor()
  const names = { first_name: 'Augusta Ada', last_name: 'King' }
  const body = { token, ...names, password: 'quiet otter paints' }
  expect(asked.slice(1).map((one) => JSON.parse(one.body))).toEqual([body])
})

it('re-sends under one Idempotency-Key until it is answered, and an edit under a new one', async () => {
  const twin = problem(409, 'idempotency_in_progress')
  const accept = ['broken', plans.busy, twin, 'broken', plans.accepted()] satisfies Plan['accept']
  const { page, asked } = await open(plan(opened(), { accept }))
  await acceptWith(page)
  await press(page, 'Try again')
  await page.getByText('The service is busy.').waitFor()
  await press(page, 'Try again')
  await page.getByText('could not reach the server').waitFor()
  await page.getByLabel('First name').fill('Augusta')
  await press(page, 'Try again')
  await page.getByRole('heading', { name: 'Welcome to Acme' }).waitFor()
  const [first, ...others] = keysOf(asked.slice(1))
  expect(others).toEqual([first, first, first, expect.not.stringContaining(String(first))])
})

it('leads to the first bad field and describes it', async () => {
  const { page, asked } = await open(plan(opened({ last_name: '' })))
  await acceptWith(page, 'short')
  const lastName = page.getByRole('textbox', {
    name: 'Last name',
    description: 'Please fill this in.',
  })
  await expect.poll(() => lastName.evaluate((field) => field.matches(':focus'))).toBe(true)
  await lastName.fill('King')
  await page
    .getByRole('textbox', { name: 'Choose a password', description: /at least 8/ })
    .waitFor()
  expect(asked).toHaveLength(1)
})

it('asks a person who is known by then for their current password, and sends only that', async () => {
  const accept = [problem(401, 'current_password_required'), plans.accepted()]
  const { page, asked } = await open(plan(opened(), { accept }))
  await acceptWith(page)
  await page.getByLabel('Current password').fill('the one I have')
  await press(page, 'Accept invitation')
  await page.getByRole('heading', { name: 'Welcome to Acme' }).waitFor()
  const body = JSON.parse(asked.at(-1)?.body ?? '')
  expect(body).toMatchObject({ current_password: 'the one I have' })
  expect(body).not.toHaveProperty('password')
})

it('sends nothing while it has to wait, and says when the wait is over', async () => {
  const { page, asked } = await open(plan(opened(), { accept: [plans.limited] }))
  await page.getByRole('heading', { name: 'Join Acme' }).waitFor()
  await page.clock.install()
  await acceptWith(page)
  await page.getByRole('button', { name: /^Try again in 1:/ }).click({ force: true })
  await page.keyboard.press('Enter')
  await page.clock.fastForward(91_000)
  await page.getByText('You can try again now.').waitFor()
  expect(asked.map(({ route }) => route)).toEqual(['lookUp', 'accept'])
})

it('only asks when the decline link is opened, and finds the way back', async () => {
  const { page, asked } = await open(plan(opened()), { query: '&action=decline' })
  await press(page, 'Go back')
  await page.getByLabel('Choose a password').fill('kept while away')
  await press(page, 'Decline invitation')
  await page.getByRole('heading', { name: 'Decline the invitation to Acme?' }).waitFor()
  await page.goBack()
  await expect.poll(() => page.getByLabel('Choose a password').inputValue()).toBe('kept while away')
  expect(asked.map(({ route }) => route)).toEqual(['lookUp'])
})

it('goes on to the application by itself, unless told to stay', async () => {
  const { page } = await open(plan(opened(), { accept: [plans.accepted(`${site.origin}/in`)] }))
  await page.clock.install()
  await acceptWith(page)
  const link = page.getByRole('link', { name: 'Continue' })
  await expect.poll(() => link.getAttribute('href')).toBe(`${site.origin}/in`)
  await page.clock.fastForward(9_000)
  await page.waitForURL(`${site.origin}/in`)

  const stay = await open(plan(opened(), { accept: [plans.accepted(`${site.origin}/in`)] }))
  await stay.page.clock.install()
  await acceptWith(stay.page)
  await press(stay.page, 'Stay on this page')
  await stay.page.clock.fastForward(60_000)
  expect(stay.page.url()).toBe(stay.url)
})

it('follows nothing but a web address', async () => {
  const script = await open(plan(opened(), { accept: [plans.accepted('javascript:alert(1)')] }))
  await acceptWith(script.page)
  await script.page.getByText('You can close this page.').waitFor()
})

it.each([
  { lang: 'de-AT', locale: 'en-GB', tag: 'de', title: 'Acme beitreten' },
  { lang: 'nl', locale: 'fr-CA', tag: 'fr', title: 'Rejoindre Acme' },
  { lang: 'es', locale: 'en-GB', tag: 'es', title: 'Unirse a Acme' },
  { lang: null, locale: 'pt-BR', tag: 'pt', title: 'Participar de Acme' },
  { lang: 'ja', locale: 'en-GB', tag: 'ja', title: 'Acme に参加' },
  { lang: null, locale: 'sv-SE', tag: 'en', title: 'Join Acme' },
])('speaks $tag to a reader of $locale invited in $lang', async ({ lang, locale, tag, title }) => {
  const { page } = await open(plan(opened({ lang })), { locale })
  await page.getByRole('heading', { name: title }).waitFor()
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(tag)
})

it('tells the token to nobody but the API, and weighs less than 90 kB of script', async () => {
  expect(site.referers).toEqual([])
  expect(await pages.scriptBytes()).toBeLessThan(90_000)
})

it('tells once that it was opened, and minds no refusal', async () => {
  const { page, openings, asked } = await open(plan(opened(), { accept: [plans.accepted()] }))
  await acceptWith(page)
  await page.getByRole('heading', { name: 'Welcome to Acme' }).waitFor()
  expect(openings).toHaveLength(1)
  expect(asked.map(({ route }) => route)).toEqual(['lookUp', 'accept'])
})

it('does not tell that a dead link was opened', async () => {
  const { page, openings } = await open(plan(problem(410, 'invite_expired')))
  await page.getByRole('heading', { name: 'This invite is no longer valid' }).waitFor()
  expect(openings).toEqual([])
})
