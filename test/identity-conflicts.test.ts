import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { stageAttempt } from '../db/acceptance-attempts.ts'
import { acceptInvite } from '../db/acceptances.ts'
import { makeKey, openApi, password, signUp } from './support/api.ts'
import { countPeople, furnish, somebody } from './support/directory.ts'

const url = '/api/v1/identities'
const api = await openApi()
const account = await signUp(api)
const ours = await furnish(api, account)

const create = (payload: object, headers: object = ours.key.headers) =>
  api.call(url, { headers: { ...headers }, payload })
const inDirectory = (email: string) => countPeople(api, account, email)

describe('whoever is there already', () => {
  it('is left as they are: 409 for the address however it is spelt, and for the external id', async () => {
    const external_id = randomUUID()
    const first = somebody({ external_id })
    const made = (await create(first)).json()
    const again = await create(
      somebody({
        email: ` ${first.email.toUpperCase()}`,
        role_id: ours.roleId,
        node_id: ours.nodeId,
      }),
    )
    expect(again.json()).toMatchObject({
      status: 409,
      code: 'email_conflict',
      errors: [{ field: 'email' }],
    })
    const other = somebody({ external_id })
    expect((await create(other)).json()).toMatchObject({
      status: 409,
      code: 'external_id_conflict',
      errors: [{ field: 'external_id' }],
    })
    expect(await inDirectory(other.email)).toBe(0)
    const { warnings, ...identity } = made
    const read = await api.call(`${url}/${made.id}`, { headers: ours.key.headers })
    expect(read.json()).toEqual(identity)
  })

  it('was made once, also when 8 ask at the same moment', async () => {
    const wanted = somebody({ password, role_id: ours.roleId, node_id: ours.nodeId })
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(wanted)))
    const codes = answers.map((answer) => answer.json().code ?? answer.statusCode)
    expect(codes.filter((code) => code === 201)).toHaveLength(1)
    expect(codes.filter((code) => code === 'email_conflict')).toHaveLength(7)
    expect(await inDirectory(wanted.email)).toBe(1)
  })

  it('is the same person whose invite is accepted at the same moment', async () => {
    for (let i = 0; i < 10; i++) {
      const wanted = somebody()
      const accept = await stageInvite(wanted)
      const [answer] = await Promise.all([
        create(wanted),
        accept()
          .catch(accept)
          .catch(() => {}),
      ])
      expect([201, 409]).toContain(answer.statusCode)
      expect(await inDirectory(wanted.email)).toBe(1)
    }
  })

  it('may have a pending invite, which joins them when it is accepted', async () => {
    const wanted = somebody()
    const accept = await stageInvite(wanted, 'mail')
    const made = (await create(wanted)).json()
    await accept()
    const [invite] = await api.sql`
      select accepted_identity_id as id from invites where email = ${wanted.email}`
    expect(invite).toEqual({ id: made.id })
  })
})

/** A pending invite with an attempt at it; gives what takes the attempt. */
async function stageInvite({ email }: { email: string }, channel: 'mail' | 'copy' = 'copy') {
  const { headers } = await makeKey(api, account, ['invite.manage'])
  const payload = somebody({ email, send_email: false })
  const { id } = (await api.call('/api/v1/identity-invites', { headers, payload })).json()
  const attemptId = randomUUID()
  const passwordHash = await api.deps.passwords.hash(password)
  const names = { firstName: 'Pat', lastName: 'Lee' }
  const attempt = { id: attemptId, accountId: account.accountId, inviteId: id, generation: 1 }
  const proof = { passwordHash, provenIdentityId: null, requestId: randomUUID() }
  await stageAttempt(api.sql, { ...attempt, ...names, ...proof, channel })
  return () => acceptInvite(api.sql, id, attemptId)
}

describe('a request that is made again', () => {
  it('with the same key gives the same person, also when the first had no answer', async () => {
    const wanted = somebody({ password, role_id: ours.roleId })
    const headers = { ...ours.key.headers, 'idempotency-key': randomUUID() }
    const first = await create(wanted, headers)
    await api.sql`
      update idempotency_keys set status_code = null, response = null, owner = 0
      where key = ${headers['idempotency-key']}`
    const second = await create(wanted, headers)
    expect([second.statusCode, second.json()]).toEqual([201, first.json()])
    const third = await create(wanted, headers)
    expect(third.headers['idempotent-replayed']).toBe('true')
    const facts = await api.sql`select from facts where object_id = ${first.json().id}`
    expect(facts).toHaveLength(1)
  })
})
