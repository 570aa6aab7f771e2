import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ApiProcess, startApi } from './support/api-process.ts'
import { createClient, pick, sharedStack } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import {
  type KindOfPost,
  kindsOfPosts,
  openKeyedPosts,
  type Sent,
  sendKeyed,
} from './support/keyed-posts.ts'
import { signUpAt, somebodyNew } from './support/stack-account.ts'

/* Two API processes of the shared stack, so that nothing in one's memory can settle a race. */
const stack = sharedStack()
const { sql } = openDatabase(stack)
const api = createClient(stack)
let processes: ApiProcess[]
let make: (kind: KindOfPost) => ReturnType<Awaited<ReturnType<typeof openKeyedPosts>>['make']>
beforeAll(async () => {
  const settings = { RESEND_COOLDOWN: '0s' }
  processes = await Promise.all([startApi(stack, settings), startApi(stack, settings)])
  ;({ make } = await openKeyedPosts(api, sql))
})
afterAll(() => Promise.all(processes.map(({ stop }) => stop())))

const urlOf = (turn: number) => processes[turn % processes.length]?.stack.api_url ?? ''
const times = <Result>(count: number, ask: (turn: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, turn) => ask(turn)))
const isWaiting = ({ status, bytes }: Sent) =>
  status === 409 && pick(JSON.parse(bytes), 'code') === 'idempotency_in_progress'

it.each(kindsOfPosts)(
  '20 posts of one %s with one key have one effect, and one answer',
  async (kind) => {
    const [key, post] = [randomUUID(), await make(kind)]
    const send = (turn: number) => sendKeyed(urlOf(turn), post, key)
    const answers = await times(20, send)
    const answered = answers.filter((answer) => !isWaiting(answer))
    const [first, ...more] = answered.filter(({ replayed }) => !replayed)
    expect(more).toEqual([])
    expect(first?.status, first?.bytes).toBeLessThan(300)
    for (const again of [...answered, await send(0), await send(1)]) {
      expect([again.status, again.bytes]).toEqual([first?.status, first?.bytes])
    }
    expect(await post.traces()).toHaveLength(post.leaves)
  },
)

it('20 creates for one address make one invite, and the others are told which', async () => {
  const { environmentId, admin } = await signUpAt(api)
  const headers = { ...admin.bearer, 'x-environment-id': environmentId }
  const somebody = somebodyNew()
  const answers = await times(20, (turn) =>
    createClient({ ...stack, api_url: urlOf(turn) }).call(
      'POST',
      '/api/v1/identity-invites',
      { ...somebody, email: turn % 3 ? somebody.email : somebody.email.toUpperCase() },
      headers,
    ),
  )
  const [made, ...others] = answers.filter(({ status }) => status === 201)
  expect(others).toEqual([])
  const refused = answers.filter((answer) => answer !== made)
  for (const { body } of refused) {
    const existing_invite_id = pick(made?.body, 'id')
    expect(body).toMatchObject({ status: 409, code: 'invite_pending', existing_invite_id })
  }
})
