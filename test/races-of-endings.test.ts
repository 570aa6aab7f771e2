import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, createClient, pick, text, tokenIn } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import { clean, findingsOf } from './support/invariants.ts'
import { playRounds, seededOffsets } from './support/races.ts'
import { type Stack, startStack } from './support/stack.ts'

/* A stack of its own: whatever is in it was made by the API, so all of it can be checked. */
let stack: Stack
let api: ReturnType<typeof createClient>
let database: ReturnType<typeof openDatabase>
beforeAll(async () => {
  stack = await startStack({ RESEND_COOLDOWN: '0s', ARGON2_MEMORY_KIB: '1024' })
  api = createClient(stack.file())
  database = openDatabase(stack.file())
}, 300_000)
afterAll(() => stack?.stop())

type Contender = 'resend' | 'revoke' | 'decline' | 'first accept' | 'second accept'
type Reply = Answer & { key: string; ms: number }

const allowed: Record<Contender, RegExp> = {
  resend: /^(200|409 invite_not_pending)$/,
  revoke: /^(200|409 invite_not_pending)$/,
  decline: /^(200|410 invite_(accepted|revoked|rejected|superseded))$/,
  'first accept': /^(201|410 invite_(accepted|revoked|rejected|superseded))$/,
  'second accept': /^(201|410 invite_(accepted|revoked|rejected|superseded))$/,
}
const patienceMs = 9000 // after ten seconds it would be 503

/** Everybody at one invite, each a little later than the other, while its mail may be on its way. */
async function race(offset: () => number, send_email: boolean) {
  const created = await api.invite({ send_email })
  const [id, token] = [text(created.body, 'id'), tokenIn(text(created.body, 'accept_url'))]
  const step = (name: string) => (headers: object) =>
    api.post(`/api/v1/identity-invites/${id}/${name}`, undefined, headers)
  const accept = (first_name: string) => (headers: object) =>
    api.accept(token, { first_name }, headers)
  const contenders: Record<Contender, (headers: object) => Promise<Answer>> = {
    resend: step('resend'),
    revoke: step('revoke'),
    decline: (headers) =>
      api.call('POST', `/api/v1/invite-acceptances/${token}/decline`, undefined, headers),
    'first accept': accept('First'),
    'second accept': accept('Second'),
  }
  const replies = new Map<string, Reply>()
  const play = async ([name, ask]: [string, (headers: object) => Promise<Answer>]) => {
    const key = randomUUID()
    await delay(offset())
    const startedMs = performance.now()
    const answer = await ask({ 'idempotency-key': key })
    replies.set(name, { ...answer, key, ms: performance.now() - startedMs })
  }
  await Promise.all(Object.entries(contenders).map(play))
  return { id, replies }
}

async function storyOf(id: string) {
  const { sql } = database
  const [row] = await sql<[{ status: string; generation: number; firstName: string | null }]>`
    select invites.status, generation, identities.first_name
    from invites left join identities on identities.id = accepted_identity_id
    where invites.id = ${id}`
  const events = await sql<{ type: string; key: string | null }[]>`
    select type, key from invite_events left join idempotency_keys using (operation_id)
    where invite_id = ${id} order by invite_events.id`
  return { ...row, events }
}

const endings = ['accepted', 'revoked', 'rejected', 'expired']

function expectAgreement(replies: Map<string, Reply>, story: Awaited<ReturnType<typeof storyOf>>) {
  const { status, generation, events, firstName } = story
  const said = [...replies].map(([name, { status: code, body }]) => {
    return `${name} ${[code, pick(body, 'code')].filter(Boolean).join(' ')}`
  })
  const what = `${status}: ${said.join(', ')}; ${events.map(({ type }) => type).join(', ')}`
  const succeeded = (name: Contender) => (replies.get(name)?.status ?? 500) < 300
  const isOnRecord = (name: Contender, type: string) =>
    events.some((event) => event.type === type && event.key === replies.get(name)?.key)

  for (const [name, { ms }] of replies) expect(ms, `${name} of ${what}`).toBeLessThan(patienceMs)
  for (const [name, pattern] of Object.entries(allowed)) {
    expect(said.find((one) => one.startsWith(name))?.slice(name.length + 1), what).toMatch(pattern)
  }
  const ended = events.map(({ type }) => type).filter((type) => endings.includes(type))
  expect(ended, what).toEqual([status])
  expect(generation, what).toBe(1 + events.filter(({ type }) => type === 'resent').length)
  if (succeeded('resend')) expect(isOnRecord('resend', 'resent'), what).toBe(true)
  expect(succeeded('revoke'), what).toBe(status === 'revoked')
  expect(isOnRecord('revoke', 'revoked'), what).toBe(status === 'revoked')
  expect(succeeded('decline'), what).toBe(status === 'rejected')
  expect(isOnRecord('decline', 'rejected'), what).toBe(status === 'rejected')
  expect(succeeded('first accept'), what).toBe(firstName === 'First')
  expect(succeeded('second accept'), what).toBe(firstName === 'Second')
  expect(firstName !== null, what).toBe(status === 'accepted')
}

it('every reply agrees with what became of the invite, whoever comes first', async () => {
  const offset = seededOffsets(120)
  const ends: Record<string, number> = {}
  await playRounds({ rounds: 300, atOnce: 8 }, async (round) => {
    const { id, replies } = await race(offset, round % 2 === 0)
    const story = await storyOf(id)
    expectAgreement(replies, story)
    ends[story.status] = (ends[story.status] ?? 0) + 1
  })
  expect(Object.keys(ends).sort()).toEqual(['accepted', 'rejected', 'revoked'])
  expect(await findingsOf(stack, stack.file())).toMatch(clean)
}, 180_000)
