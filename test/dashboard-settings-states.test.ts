import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { desk, expectForEverybody } from './support/accept-page-visit.ts'
import { openFileBrowser } from './support/browser.ts'
import { dashboard } from './support/dashboard.ts'
import {
  choose,
  openAs,
  openSettings,
  pressButton,
  type Settings,
} from './support/dashboard-settings.ts'
import { openReceiver } from './support/receivers.ts'

const browser = await openFileBrowser()

type State = { path: string; says: string; act?: (page: Page) => Promise<void> }

const open = (row: string, item: string) => (page: Page) => choose(page, row, item)
const press = (name: string) => (page: Page) => pressButton(page, name)
const turnTo = (name: RegExp) => (page: Page) => page.getByRole('link', { name }).click()

/** Everything that settings can show, by what is to be seen then. */
const inEnvironment: State[] = [
  { path: '/settings/applications', says: 'Hosted by Vestibule' },
  { path: '/settings/applications?dialog=new', says: 'Redirect addresses' },
  { path: '/settings/applications', says: 'Delete Default?', act: open('Default', 'Delete') },
  { path: '/settings/roles', says: 'Editor' },
  { path: '/settings/roles', says: 'Edit Editor', act: open('Editor', 'Edit') },
  { path: '/settings/nodes', says: 'Oslo' },
  { path: '/settings/nodes', says: 'Add a node below Oslo', act: open('Oslo', 'Add below') },
  { path: '/settings/nodes', says: 'All that hangs below', act: open('Oslo', 'Move…') },
  { path: '/settings/api-keys', says: 'HR sync' },
  { path: '/settings/api-keys?dialog=new', says: 'In 90 days' },
  { path: '/settings/api-keys', says: 'Revoke HR sync?', act: open('HR sync', 'Revoke…') },
  {
    path: '/settings/api-keys?dialog=new',
    says: 'shown only this once',
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Name' }).fill('Deploy bot')
      await pressButton(page, 'Create key')
    },
  },
  { path: '/settings/webhooks', says: 'HR listener' },
  {
    path: '/settings/webhooks?dialog=new',
    says: 'An import ended',
    act: (page) => page.getByRole('checkbox', { name: /^All events/ }).press('Space'),
  },
  {
    path: '/settings/webhooks',
    says: 'Rotate the secret?',
    act: open('HR listener', 'Rotate secret…'),
  },
  { path: '/settings/webhooks', says: 'No deliveries', act: turnTo(/HR listener/) },
  {
    path: '/settings/webhooks',
    says: 'Request body',
    act: async (page) => {
      await turnTo(/HR listener/)(page)
      await pressButton(page, 'Send test event')
    },
  },
  { path: '', says: 'Median time to accept' },
  { path: '?guide=invite', says: 'Assign roles to identities' },
  { path: '?guide=prepare', says: 'Use your own acceptance page' },
  { path: '/settings/applications?guide=prepare', says: 'Open an application and give' },
]

const ofAccount: State[] = [
  { path: '/settings/account', says: 'Suspension' },
  { path: '/settings/account', says: 'Suspend Acme?', act: press('Suspend account…') },
  { path: '/settings/environments', says: 'Root only' },
  { path: '/settings/environments?dialog=new', says: 'More nodes than the root' },
  {
    path: '/settings/environments',
    says: 'Suspend Production?',
    act: open('Production', 'Suspend…'),
  },
  { path: '/settings/operators', says: 'Whole account' },
  {
    path: '/settings/operators?dialog=new',
    says: 'All of Development',
    act: (page) => page.getByText('Only some Environments').click(),
  },
  {
    path: '/settings/operators',
    says: 'Remove Ada Lovelace?',
    act: open('Ada Lovelace', 'Remove…'),
  },
  { path: '/settings/policy', says: '7 days.' },
  { path: '/settings/branding', says: 'As messages are sent once these values are saved.' },
  { path: '/settings/webhooks', says: 'No webhooks' },
  { path: '/settings/templates', says: 'CRM_INVITE' },
  {
    path: '/settings/templates',
    says: 'Delete CRM_INVITE in English?',
    act: open('CRM_INVITE in English', 'Delete…'),
  },
  { path: '/settings/templates/new', says: 'The person is made up' },
  {
    path: '/settings/templates/new',
    says: 'Paid as',
    act: async (page) => {
      await page.getByRole('button', { name: /Medium$/ }).click()
      await page.getByRole('option', { name: 'Text message' }).click()
    },
  },
  {
    path: '/settings/templates',
    says: 'its link opens nothing',
    act: async (page) => {
      await turnTo(/^English/)(page)
      await pressButton(page, 'Send a test…')
    },
  },
]

async function furnish({ ask, make, invite, environmentId, slug }: Settings) {
  await ask('PATCH', `/environments/${environmentId}`, { hierarchy_enabled: true })
  const north = await make('nodes', { name: 'North' })
  await make('nodes', { name: 'Oslo', parent_id: north })
  await make('roles', { name: 'Editor', permissions: ['articles.write'] })
  await make('api-keys', { name: 'HR sync', permissions: ['invite.read'] })
  await ask('POST', '/webhooks', { url: openReceiver().url, description: 'HR listener' })
  await ask('POST', `/accounts/${slug}/message-templates`, {
    key: 'CRM_INVITE',
    medium: 'EMAIL',
    lang: 'en',
    subject: 'Join us',
    body: '<p><a class="button" href="{{invite_link}}">Join</a></p>',
  })
  await invite()
  return north
}

async function expectFine(page: Page, { path, says, act }: State, base: string) {
  await page.goto(`${base}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await act?.(page)
  await expectForEverybody(page, page.getByText(says).first())
}

it('settings and overview are for everybody, at a desk and on a phone', async () => {
  const settings = await openSettings(browser, { viewport: desk })
  await furnish(settings)
  const { page, environmentId, complaints } = settings
  for (const state of inEnvironment) {
    await expectFine(page, state, `${dashboard}/e/${environmentId}`)
  }
  for (const state of ofAccount) await expectFine(page, state, dashboard)
  expect(complaints).toEqual([])
}, 240_000)

const ofInviter: State[] = [
  { path: '/identities', says: 'Nobody here yet' },
  { path: '/identities?tab=invites', says: 'Grace Hopper' },
  { path: '/identities?dialog=invite', says: 'Personal message' },
  {
    path: '/identities?dialog=assign',
    says: 'Oslo',
    act: (page) => page.getByRole('button', { name: /^Node/ }).click(),
  },
  { path: '/settings/applications', says: 'may change this' },
  { path: '/settings/roles', says: 'may change this' },
  { path: '/settings/nodes', says: 'cannot change nodes' },
]

it('whoever may only invite into a part of the tree sees pages that are for everybody', async () => {
  const settings = await openSettings(browser)
  const { environmentId } = settings
  const north = await furnish(settings)
  const limits = { role: 'user_invite', node_ids: [north] }
  const { page, complaints } = await openAs(browser, settings, limits)
  for (const state of ofInviter) await expectFine(page, state, `${dashboard}/e/${environmentId}`)
  expect(complaints).toEqual([])
}, 60_000)
