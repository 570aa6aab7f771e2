import { expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { createClient, goodPassword, sharedStack, text, tokenIn } from './support/client.ts'
import { openDatabase } from './support/database.ts'

/** The main job as its people do it: real mail, real browser, real database. */
const api = createClient(sharedStack())
const { peopleWithEmail } = openDatabase(api.stack)
const browser = await openFileBrowser()

async function invited() {
  const { body } = await api.invite()
  const mail = await api.mailTo(text(body, 'email'))
  const [, link = ''] = /href="([^"]*accept-invite\?token=[\w-]+)"/.exec(mail.html) ?? []
  return { id: text(body, 'id'), email: text(body, 'email'), mail, link }
}

/** A page that complains about nothing: no console error, no request to another place. */
async function openPage(url: string) {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(api.stack.api_url)) complaints.push(request.url())
  })
  await page.goto(url)
  return { page, complaints }
}

it('leads from the mail to a role that is live, with one link and one short form', async () => {
  const { id, email, link } = await invited()
  const { page, complaints } = await openPage(link)
  expect(await page.getByLabel('First name').inputValue()).toBe('Ada')
  await page.getByLabel('First name').fill('Augusta')
  await page.getByLabel('Choose a password').fill(goodPassword)
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.getByRole('heading', { name: 'Welcome to ' }).waitFor()

  const { node_id, role_id, application_id } = api.stack.demo
  expect(await peopleWithEmail(email)).toEqual([
    expect.objectContaining({
      firstName: 'Augusta',
      emailVerified: true,
      roleId: role_id,
      nodeId: node_id,
      applicationId: application_id,
    }),
  ])
  const read = await api.get(`/api/v1/identity-invites/${id}`)
  expect(read.body).toMatchObject({ status: 'accepted', assignment: { status: 'active' } })
  expect(complaints).toEqual([])

  await page.goto(link)
  await page.getByRole('heading', { name: 'This invite is no longer valid' }).waitFor()
  await page.close()
})

it('changes nothing when a mail scanner opens every link first', async () => {
  const { id, mail, link } = await invited()
  const links = [...mail.html.matchAll(/href="([^"]+)"/g)].map(([, url = '']) => url)
  for (const url of links) await fetch(url.replaceAll('&amp;', '&'))
  const read = await api.get(`/api/v1/identity-invites/${id}`)
  expect(read.body).toMatchObject({ status: 'pending', generation: 1 })
  expect((await api.accept(tokenIn(link))).status).toBe(201)
})

it('lets a person decline from the mail, after asking once', async () => {
  const { id, mail } = await invited()
  const [, decline = ''] = /href="([^"]*action=decline)"/.exec(mail.html) ?? []
  const { page, complaints } = await openPage(decline.replaceAll('&amp;', '&'))
  await page.getByRole('button', { name: 'Decline invitation' }).click()
  await page.getByRole('heading', { name: 'Invitation declined' }).waitFor()
  expect((await api.get(`/api/v1/identity-invites/${id}`)).body).toMatchObject({
    status: 'rejected',
  })
  expect(complaints).toEqual([])
  await page.close()
})

it('is served so that the link stays with the person who opened it', async () => {
  const { link } = await invited()
  const { headers } = await fetch(link)
  expect(headers.get('cache-control')).toContain('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})
