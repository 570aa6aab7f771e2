import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAuthorizationServer } from './support/authorization-server.ts'
import { openBrowser } from './support/browser.ts'
import { createClient, sharedStack, text } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import { startRelyingParty } from './support/relying-party.ts'
import {
  goodPassword,
  openUserActions,
  shortLinkIn,
  type UserActions,
} from './support/user-actions.ts'

/**
 * Seed 004, OAuth2 Compliance: from the mail over the client's login page, which makes `state` and
 * the PKCE verifier itself, to the registration, and signed in back at the client.
 */
const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
let browser: Browser
let ours: UserActions
let party: Awaited<ReturnType<typeof startRelyingParty>>
let server: Awaited<ReturnType<typeof startAuthorizationServer>>

beforeAll(async () => {
  browser = await openBrowser()
  party = await startRelyingParty(() => ({
    clientId: ours.clientId,
    authorizationServer: server.url,
  }))
  server = await startAuthorizationServer(api.stack.api_url, () => ({
    clientId: ours.clientId,
    redirectUri: party.redirectUri,
    accountSlug: ours.slug,
  }))
  ours = await openUserActions(api, party.loginPage)
  const application = `${ours.base}/applications/${ours.applicationId}`
  const registered = { invite_redirect_url: `${server.url}/`, redirect_uris: [party.redirectUri] }
  await ours.admin.ask('PATCH', application, registered)
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([party?.stop(), server?.stop()])
})

async function invited() {
  const { body } = await ours.invite({ customFields: { team: 'blue' } })
  const email = text(body, 'data.email')
  const link = shortLinkIn((await api.mailTo(email)).text)
  return { id: text(body, 'data._id'), email, link }
}
const stateIn = (url: string) => new URL(url).searchParams.get('state')

it('leads from the mail to a registered person who is signed in at the client', async () => {
  const { id, email, link } = await invited()
  const page = await browser.newPage()
  await page.goto(link)
  const before = new URL(page.url())
  expect(before.origin).toBe(server.url)
  expect(before.searchParams.get('view_type')).toBe('register')
  await page.getByLabel('E-mail').fill('lost by the reload')
  await page.reload() // of the form
  await page.goto(link) // from the mail again: another state, the same invitation
  expect(stateIn(page.url())).not.toBe(before.searchParams.get('state'))
  expect(new URL(page.url()).searchParams.get('invite_id')).toBe(
    before.searchParams.get('invite_id'),
  )

  await expect.poll(() => page.getByLabel('First name').inputValue()).toBe('Ada')
  await page.getByLabel('First name').fill('Augusta')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(goodPassword)
  await page.getByRole('button', { name: 'Register' }).click()
  const title = page.getByRole('heading', { name: 'Signed in as ' })
  await title.waitFor()

  const [invite] = await sql`select * from invites where id = ${id}`
  const sub = String(invite?.acceptedIdentityId)
  expect(await title.textContent()).toBe(`Signed in as ${sub}`)
  expect(invite).toMatchObject({ status: 'accepted' })
  const [person] = await sql`select * from identities where id = ${sub}`
  expect(person).toMatchObject({
    email,
    emailVerified: true,
    firstName: 'Augusta',
    lastName: 'Lovelace',
    customFields: { team: 'blue', theme: 'dark' },
  })
  expect(await sql`select application_id from app_memberships where identity_id = ${sub}`).toEqual([
    { applicationId: ours.applicationId },
  ])
  expect(
    await sql`select role_id, node_id from role_assignments where identity_id = ${sub}`,
  ).toEqual([{ roleId: ours.roleId, nodeId: ours.nodeId }])

  await page.goto(link)
  await page.getByRole('heading', { name: 'This invite is no longer valid' }).waitFor()
  await page.getByText('It was already accepted.').waitFor()
  await page.close()
})

it('signs nobody in by a state or a code that is not theirs, and the invitation stays', async () => {
  const { id, link } = await invited()
  const page = await browser.newPage()
  await page.goto(link)
  const state = stateIn(page.url())
  await page.goto(`${party.redirectUri}?code=stolen&state=another`)
  await page.getByRole('heading', { name: 'Not my sign-in' }).waitFor()
  await page.goto(`${party.redirectUri}?code=stolen&state=${state}`)
  await page.getByRole('heading', { name: 'No token' }).waitFor()
  expect((await ours.read(id)).body).toMatchObject({ data: { state: 'initiated', valid: true } })
  await page.goto(link)
  await page.getByRole('heading', { name: 'Register' }).waitFor()
  await page.close()
})

it('says what is refused on the page it was asked from', async () => {
  const { link } = await invited()
  const page = await browser.newPage()
  await page.goto(link)
  await page.getByLabel('E-mail').fill('somebody-else@example.com')
  await page.getByLabel('Password').fill(goodPassword)
  await page.getByRole('button', { name: 'Register' }).click()
  await page.getByText('validation_failed').waitFor()
  await page.close()
})
