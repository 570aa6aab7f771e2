import { expect, it, vi } from 'vitest'
import { createClient, pick, sharedStack, text, tokenIn } from './support/client.ts'
import { operatorForm } from './support/operators.ts'
import { openRuns, signInAt, signUpAt, somebodyNew } from './support/stack-account.ts'

const api = createClient(sharedStack())
const describeRun = await openRuns(api)

/** Resolves once the row is settled and its workflow closed. */
const settled = (read: () => ReturnType<typeof api.call>, inviteId: string) =>
  vi.waitUntil(
    async () => {
      const { body } = await read()
      const run = await describeRun(inviteId)
      const types = JSON.stringify(pick(body, 'events'))
      return types.includes('"revoked"') && run.status.name === 'COMPLETED' && body
    },
    { timeout: 30_000, interval: 100 },
  )

it.each(['operator', 'api_key'])('of a removed %s ends as revoked, for good', async (inviter) => {
  const { slug, environmentId, admin } = await signUpAt(api)
  const here = { 'x-environment-id': environmentId }
  const made = await makeInviter()
  const created = await made.invite()
  const email = text(created.body, 'email')
  const [id, mail] = [text(created.body, 'id'), await api.mailTo(email)]

  expect((await admin.ask('DELETE', made.path)).status).toBe(204)
  const read = () => admin.ask('GET', `/identity-invites/${id}`, undefined, here)
  expect(pick((await read()).body, 'status')).toBe('revoked')
  expect((await api.accept(tokenIn(mail))).body).toMatchObject({ code: 'invite_revoked' })

  const body = await settled(read, id)
  const actor = { type: 'operator', id: admin.id, name: 'Ada Lovelace' }
  expect(pick(body, 'events')).toMatchObject([{}, {}, { type: 'revoked', actor }])
  const again = await admin.ask('POST', '/identity-invites', { ...somebodyNew(), email }, here)
  expect(again.status).toBe(201)

  async function makeInviter() {
    const ask = inviter === 'operator' ? await asOperator() : await asKey()
    const invite = () => ask.ask('POST', '/identity-invites', somebodyNew(), ask.headers)
    return { path: ask.path, invite }
  }
  async function asOperator() {
    const form = operatorForm()
    const { body } = await admin.ask('POST', `/accounts/${slug}/operators`, form)
    const { ask } = await signInAt(api, { accountSlug: slug, email: form.email })
    return { ask, headers: here, path: `/accounts/${slug}/operators/${text(body, 'id')}` }
  }
  async function asKey() {
    const base = `/environments/${environmentId}/api-keys`
    const wanted = { name: 'HR', permissions: ['invite.manage'] }
    const { body } = await admin.ask('POST', base, wanted)
    const headers = { 'x-api-key': text(body, 'key') }
    return { ask: admin.ask, headers, path: `${base}/${text(body, 'id')}?revoke_pending=true` }
  }
})
