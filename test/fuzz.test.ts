import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '../domain/access.ts'
import * as support from './support/api.ts'
import { type Callers, type FuzzedRequest, requestsFor } from './support/fuzz-requests.ts'
import type { Known } from './support/schema-values.ts'

const { contractOf, makeKey, signUp, startApi } = support
const budgetMs = 30_000
const patienceMs = 5000
const mostRuns = 300
/** The same requests every time; `FUZZ_SEED=$RANDOM npx vitest run test/fuzz.test.ts` goes elsewhere. */
const seed = Number(process.env.FUZZ_SEED ?? 4)
const leak = /\n\s+at |node_modules|\.ts:\d+|PostgresError|syntax error at|violates \w+ |relation "/

let api: support.Api
let other: support.Account
beforeAll(async () => {
  api = await startApi({ streamMs: 0 })
  other = await signUp(api)
})
afterAll(() => api.stop())

/** Whoever asks, in an account of their own, so that no route takes away what another needs. */
async function settle(): Promise<{ known: Known; callers: Callers }> {
  const account = await signUp(api)
  const key = await makeKey(api, account, [...permissions])
  const role = await api.call(`/api/v1/environments/${account.environmentId}/roles`, {
    headers: account.bearer,
    payload: { name: 'Member' },
  })
  const payload = { email: `${randomUUID()}@people.test`, first_name: 'Ada', last_name: 'Lovelace' }
  const made = await api.call('/api/v1/identity-invites', { headers: key.headers, payload })
  const { id, accept_url, application_id } = made.json()
  const token = new URL(String(accept_url)).searchParams.get('token') ?? ''
  const own = [account.rootNodeId, account.accountId, account.operatorId, key.id, String(id)]
  const theirs = [other.environmentId, other.rootNodeId, other.operatorId]
  return {
    known: {
      slugs: [account.slug, account.slug, account.slug, other.slug],
      environmentIds: [account.environmentId, account.environmentId, other.environmentId],
      ids: [...own, ...(application_id ? [String(application_id)] : []), ...theirs],
      token,
      fields: {
        token,
        role_id: String(role.json().id),
        node_id: account.rootNodeId,
        account_slug: account.slug,
        password: support.password,
      },
    },
    callers: { operator: account.bearer, api_key: key.headers, nobody: {} },
  }
}

async function assertHolds(method: support.Call['method'], request: FuzzedRequest): Promise<void> {
  const { caller: _caller, url, ...call } = request
  const startedMs = performance.now()
  const answer = await api.call(url, { ...call, ...(method && { method }) })
  const ms = performance.now() - startedMs
  if (answer.statusCode >= 500) expect(answer.statusCode, answer.body).toBe(503)
  expect(answer.body).not.toMatch(leak)
  expect(ms).toBeLessThan(patienceMs)
}

describe('whatever is sent, an answer keeps its promise, is quick, and is no failure of ours', () => {
  it(`to every route, by an operator, a key and nobody (FUZZ_SEED=${seed})`, async () => {
    const contract = contractOf(api.app)
    const shareMs = budgetMs / contract.operations.length
    for (const operation of contract.operations) {
      const { known, callers } = await settle()
      const requests = requestsFor(contract, operation, known, callers)
      let untilMs = Number.POSITIVE_INFINITY // a busy machine sends at least one
      const property = fc.asyncProperty(requests, async (request) => {
        if (performance.now() > untilMs) return
        untilMs = Math.min(untilMs, performance.now() + shareMs)
        await assertHolds(operation.method, request)
      })
      await fc.assert(property, { seed, numRuns: mostRuns })
    }
  }, 120_000)
})
