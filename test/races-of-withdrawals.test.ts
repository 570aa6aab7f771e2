import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { stageAttempt } from '../db/acceptance-attempts.ts'
import { acceptInvite } from '../db/acceptances.ts'
import { withdrawLeftBehind } from '../db/left-behind.ts'
import { Problem } from '../domain/problems.ts'
import { makeKey, openApi, signUp } from './support/api.ts'
import { newAddress } from './support/client.ts'
import { appoint } from './support/operators.ts'
import { playRounds, seededOffsets } from './support/races.ts'

/* No workflow runs here: acceptances are what its activity does, and the Schedule is called by name. */
const api = await openApi()
const account = await signUp(api)
const environment = `/api/v1/environments/${account.environmentId}`

type Headers = Record<string, string>
type Inviter = { id: string; headers: Headers; end: () => PromiseLike<{ statusCode: number }> }
const remove = (url: string) => api.call(url, { method: 'DELETE', headers: account.bearer })

const inviters: Record<string, () => Promise<Inviter>> = {
  async 'removed operator'() {
    const { id, url, bearer } = await appoint(api, account)
    const headers = { ...bearer, 'x-environment-id': account.environmentId }
    return { id, headers, end: () => remove(url) }
  },
  async 'revoked API key'() {
    const { id, headers } = await makeKey(api, account, ['invite.manage'])
    return { id, headers, end: () => remove(`${environment}/api-keys/${id}?revoke_pending=true`) }
  },
}

async function bulk(headers: Headers, count: number): Promise<string[]> {
  const person = () => ({ email: newAddress(), first_name: 'Ada', last_name: 'Lovelace' })
  const payload = { invites: Array.from({ length: count }, person) }
  const answer = await api.call('/api/v1/identity-invites/bulk-create', { headers, payload })
  expect([200, 401], answer.body).toContain(answer.statusCode)
  return (answer.json().results ?? []).map(({ id }: { id: string }) => id)
}

/** Stages an acceptance; gives what takes it, which tells how that went. */
async function staged(inviteId: string) {
  const { accountId } = account
  const attempt = { id: randomUUID(), accountId, inviteId, generation: 1, requestId: randomUUID() }
  const person = { firstName: 'Ada', lastName: 'Lovelace', provenIdentityId: null }
  const passwordHash = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$stand-in'
  await stageAttempt(api.sql, { ...attempt, ...person, passwordHash, channel: 'copy' })
  return () =>
    acceptInvite(api.sql, inviteId, attempt.id).then(
      () => 'accepted',
      (refusal) => (refusal instanceof Problem ? refusal.code : String(refusal)),
    )
}

async function statusesOf(inviterId: string) {
  const rows = await api.sql<{ id: string; status: string }[]>`
    select id, invite_status(status, revocation, expires_at) as status
    from invites where account_id = ${account.accountId} and invited_by_id = ${inviterId}`
  return new Map(rows.map(({ id, status }) => [id, status]))
}

/** As their workflows would: the stack that other tests share need not start one for each. */
const settle = (inviterId: string) => api.sql`
  update invites set status = 'revoked' where account_id = ${account.accountId}
    and invited_by_id = ${inviterId} and status = 'pending'`

it.each(Object.entries(inviters))(
  'of a %s nothing is pending, whatever was made and accepted at that moment',
  async (_kind, make) => {
    const offset = seededOffsets(40)
    await playRounds({ rounds: 12, atOnce: 1 }, async () => {
      const { id, headers, end } = await make()
      const early = await bulk(headers, 6)
      const accepts = await Promise.all(early.map(staged))
      const late = async <Result>(ask: () => PromiseLike<Result>) => {
        await delay(offset())
        return ask()
      }
      const [ended, accepted] = await Promise.all([
        late(end),
        Promise.all(accepts.map(late)),
        ...Array.from({ length: 8 }, () => late(() => bulk(headers, 5))),
      ])
      expect(ended.statusCode).toBe(204)
      await withdrawLeftBehind(api.sql)
      const statuses = await statusesOf(id)
      expect([...statuses.values()]).not.toContain('pending')
      await settle(id)
      for (const [index, said] of accepted.entries()) {
        const status = statuses.get(early[index] ?? '')
        expect(said).toBe(status === 'accepted' ? status : `invite_${status}`)
      }
    })
  },
)
