import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { expect, it } from 'vitest'
import { createInviteRuns } from '../api/invite-runs.ts'
import { acceptInvite } from '../db/acceptances.ts'
import { closeInvite } from '../db/invite-life.ts'
import type { Ending } from '../domain/invite.ts'
import type { ProblemCode } from '../domain/problems.ts'
import { makeKey, openApi, password, signUp } from './support/api.ts'
import { newAddress, tokenIn } from './support/client.ts'

/*
 * A run can lose its record of a step that is committed: its task is then done again, and another
 * step may come first and learn from the row that the invite is settled. Temporal is stood in for
 * here by just that: what the run did, and its refusal.
 */
type Step = (inviteId: string, operationId: string) => Promise<unknown>
let run: { does: Step; says: ProblemCode }

const client = new Client({ connection: Connection.lazy() })
client.workflow.executeUpdateWithStart = async (
  _update,
  { updateId = '', startWorkflowOperation },
) => {
  const { workflowId } = startWorkflowOperation.options
  await run.does(workflowId.replace('invite/', ''), updateId)
  throw ApplicationFailure.nonRetryable(run.says, 'Problem', {})
}

const api = await openApi()
const policy = { windowMs: 60_000, cooldownMs: 0 }
const { sql } = api
const how = { client, sql, policy, taskQueue: 'none', onStartFailure: () => {} }
Object.assign(api.deps.inviteRuns, createInviteRuns(how), { startSoon: () => {} })
const account = await signUp(api)
const headers = (await makeKey(api, account, ['invite.manage'])).headers

async function invite() {
  const payload = { email: newAddress(), first_name: 'Ada', last_name: 'Lovelace' }
  const { id, accept_url } = (
    await api.call('/api/v1/identity-invites', { headers, payload })
  ).json()
  return { id: String(id), token: tokenIn(accept_url) }
}
const ending =
  (how: Ending): Step =>
  (id, operationId) =>
    closeInvite(api.sql, id, { ending: how, actor: { type: 'system' }, operationId })
const nothing = async () => {}
const acceptance = (token: string) => ({
  payload: { token, first_name: 'Ada', last_name: 'Lovelace', password },
})
const decline = (token: string) =>
  api.call(`/api/v1/invite-acceptances/${token}/decline`, { method: 'POST' })

it('a decline that the run forgot is answered as done', async () => {
  const { token } = await invite()
  run = { does: ending('rejected'), says: 'invite_rejected' }
  expect((await decline(token)).json()).toMatchObject({ invite: { status: 'rejected' } })
})

it('a revoke that the run forgot is answered as done', async () => {
  const { id } = await invite()
  run = { does: ending('revoked'), says: 'invite_not_pending' }
  const answer = await api.call(`/api/v1/identity-invites/${id}/revoke`, {
    headers,
    method: 'POST',
  })
  expect([answer.statusCode, answer.json().status]).toEqual([200, 'revoked'])
})

it('an acceptance that the run forgot is answered as done', async () => {
  const { id, token } = await invite()
  run = { does: (id, attempt) => acceptInvite(api.sql, id, attempt), says: 'invite_accepted' }
  const answer = await api.call('/api/v1/invite-acceptances', acceptance(token))
  expect([answer.statusCode, answer.json().invite?.id]).toEqual([201, id])
})

it('what somebody else did meanwhile is no excuse', async () => {
  const { token } = await invite()
  run = { does: (id) => ending('revoked')(id, randomUUID()), says: 'invite_revoked' }
  expect((await decline(token)).json()).toMatchObject({ status: 410, code: 'invite_revoked' })
})

it('a refusal of what was not done stays one', async () => {
  const { token } = await invite()
  run = { does: nothing, says: 'invite_superseded' }
  expect((await decline(token)).json()).toMatchObject({ status: 410, code: 'invite_superseded' })
})
