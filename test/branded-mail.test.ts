import { expect, it } from 'vitest'
import { createClient, sharedStack } from './support/client.ts'
import { signUpAt, somebodyNew } from './support/stack-account.ts'

const api = createClient(sharedStack())

async function headersOf(address: string): Promise<unknown> {
  await api.mailTo(address)
  const query = new URLSearchParams({ 'to.address': address })
  return (await fetch(`${api.stack.mail_url}/email?${query}`)).json()
}

it('a message bears its account’s looks, sender and reply address, from our own mailbox', async () => {
  const { slug, environmentId, admin } = await signUpAt(api)
  const here = { 'x-environment-id': environmentId }
  const plain = somebodyNew()
  await admin.ask('POST', '/identity-invites', plain, here)
  const ours = { from: [{ name: 'Vestibule', address: 'no-reply@localhost' }] }
  expect(await headersOf(plain.email)).toMatchObject([ours])

  const looks = {
    logo_url: 'https://acme.test/logo.png',
    color: '#ffcc00',
    sender_name: 'Acme "People", <Ltd.> ✨',
    reply_to: 'people@acme.test',
  }
  const kept = await admin.ask('PATCH', `/accounts/${slug}/branding`, looks)
  expect(kept).toMatchObject({ status: 200, body: looks })
  const branded = somebodyNew()
  await admin.ask('POST', '/identity-invites', branded, here)
  expect(await headersOf(branded.email)).toMatchObject([
    {
      from: [{ name: looks.sender_name, address: 'no-reply@localhost' }],
      replyTo: [{ address: 'people@acme.test' }],
      to: [{ address: branded.email }],
    },
  ])
  const { html } = await api.mailTo(branded.email)
  expect(html).toContain('src="https://acme.test/logo.png"')
  expect(html).toMatch(/class="action"[^>]*background-color:\s?#ffcc00/)
})
