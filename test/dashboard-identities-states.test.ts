import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { desk, expectForEverybody } from './support/accept-page-visit.ts'
import { openFileBrowser } from './support/browser.ts'
import { newAddress, text } from './support/client.ts'
import { heading } from './support/dashboard.ts'
import * as support from './support/dashboard-identities.ts'

const { fillPerson, openIdentities, press } = support

const browser = await openFileBrowser()

type Opened = Awaited<ReturnType<typeof openIdentities>>
type State = {
  name: string
  path: string
  tier?: 'tenant'
  says: string
  act?: (page: Page) => Promise<void>
}

const preview = async (page: Page) => {
  await fillPerson(page, newAddress())
  await press(page, 'Preview message')
}
const send = async (page: Page) => {
  await fillPerson(page, newAddress())
  await press(page, 'Send Invite')
}
const sendTwice = async (page: Page) => {
  const email = newAddress()
  await fillPerson(page, email)
  await press(page, 'Send Invite')
  await press(page, 'Invite another')
  await fillPerson(page, email)
  await press(page, 'Send Invite')
}
const create = async (page: Page) => {
  await fillPerson(page, newAddress())
  await page.getByRole('button', { name: /Role$/ }).click()
  await page.getByRole('option', { name: 'Regional manager' }).click()
  await page.getByRole('button', { name: 'Create Identity' }).last().click()
}
const states: State[] = [
  { name: 'the directory', path: '', says: 'Grace Hopper' },
  { name: 'the tenant’s directory', tier: 'tenant', path: '', says: 'Grace Hopper' },
  { name: 'nobody', path: '?q=nobody', says: 'Nobody matches' },
  { name: 'a person', path: '?identity=PERSON', says: 'Assignments' },
  { name: 'the invites', path: '?tab=invites', says: 'Revoked' },
  { name: 'a period', path: '?tab=invites&created=between', says: 'From' },
  { name: 'the tenant’s invites', tier: 'tenant', path: '?tab=invites', says: 'Nobody is invited' },
  { name: 'a pending invite', path: '?tab=invites&invite=OPEN', says: 'Waiting for an answer' },
  { name: 'a revoked invite', path: '?tab=invites&invite=OVER', says: 'Its links are dead' },
  { name: 'revoking', path: '?tab=invites&invite=OPEN&confirm=revoke', says: 'stops working' },
  { name: 'inviting', path: '?dialog=invite', says: 'Personal message' },
  { name: 'inviting with a role', path: '?dialog=assign', says: 'Role' },
  { name: 'inviting to the tenant', tier: 'tenant', path: '?dialog=invite', says: 'Application' },
  {
    name: 'the nodes',
    path: '?dialog=assign',
    says: 'Berlin',
    act: (page) => page.getByRole('button', { name: /^Node/ }).click(),
  },
  { name: 'a preview', path: '?dialog=invite', says: 'Links in a preview', act: preview },
  { name: 'an invite made', path: '?dialog=invite', says: 'is invited', act: send },
  { name: 'one too many', path: '?dialog=invite', says: 'Open the pending', act: sendTwice },
  { name: 'creating', path: '?dialog=create', says: 'Initial password' },
  { name: 'a warning', path: '?dialog=create', says: 'No assignment was made', act: create },
]

async function furnish({ makeNode, ask, invite }: Opened) {
  await makeNode('Berlin')
  const grace = { email: newAddress(), first_name: 'Grace', last_name: 'Hopper' }
  const person = await ask('POST', '/api/v1/identities', grace)
  const [open, over] = [await invite(), await invite()]
  await ask('POST', `/api/v1/identity-invites/${text(over, 'id')}/revoke`, {})
  return { PERSON: text(person, 'id'), OPEN: text(open, 'id'), OVER: text(over, 'id') }
}

it('are for everybody, in light and dark, at a desk and on a phone', async () => {
  const opened = await openIdentities(browser, { viewport: desk })
  const { page, complaints } = opened
  const ids = Object.entries(await furnish(opened))
  for (const { path, tier = 'access', says, act } of states) {
    const place = ids.reduce((query, [word, id]) => query.replace(word, id), path)
    await page.goto(`${opened[tier]}${place}`)
    await heading(page, tier === 'access' ? 'Identities' : 'Tenant identities').waitFor({
      state: 'attached',
    })
    await act?.(page)
    await expectForEverybody(page, page.getByText(says).filter({ visible: true }).first())
  }
  expect(complaints).toEqual([])
}, 120_000)
