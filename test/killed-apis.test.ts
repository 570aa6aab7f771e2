import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type ApiProcess, startApi } from './support/api-process.ts'
import { createClient, sharedStack } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import {
  type KeyedPost,
  type KindOfPost,
  kindsOfPosts,
  openKeyedPosts,
  sendKeyed,
} from './support/keyed-posts.ts'

/* An API process dies by kill -9 with a request of every kind between its commit and its answer. */
const stack = sharedStack()
const { sql } = openDatabase(stack)
const patience = { timeout: 60_000, interval: 50 }
const settings = { RESEND_COOLDOWN: '0s' }
type Begun = KeyedPost & { key: string; answer: Promise<unknown> }
const begun = new Map<KindOfPost, Begun>()
let survivor: ApiProcess

beforeAll(async () => {
  const victim = await startApi(stack, settings)
  survivor = await startApi(stack, settings)
  const { slug, make } = await openKeyedPosts(createClient(survivor.stack), sql)
  const posts = await Promise.all(kindsOfPosts.map(make))
  const writes = await holdWrites([slug, ...posts.flatMap(slugIn)])
  for (const [index, kind] of kindsOfPosts.entries()) {
    const [post, key] = [posts[index], randomUUID()]
    if (!post) throw new Error(kind)
    const answer = sendKeyed(victim.stack.api_url, post, key).catch(() => 'none')
    begun.set(kind, { ...post, key, answer })
  }
  const answers = await holdAnswers([...begun.values()].map(({ key }) => key))
  await writes.letGo()
  await vi.waitUntil(async () => (await answers.held()).length === begun.size, patience)
  process.kill(victim.pid, 'SIGKILL')
  for (const { answer } of begun.values()) expect(await answer).toBe('none')
  await answers.drop()
}, 240_000)
afterAll(() => survivor?.stop())

const slugIn = ({ body }: KeyedPost) => (body && 'slug' in body ? [String(body.slug)] : [])

/** Nothing can be written for these accounts: what is there is locked, what is not there is taken. */
async function holdWrites(slugs: string[]) {
  const tx = await sql.reserve()
  await tx`begin`
  await tx`
    select from accounts join environments on environments.account_id = accounts.id
    where slug = any(${slugs}) for update`
  await tx`
    insert into accounts (slug, name) select slug, 'Taken' from unnest(${slugs}::text[]) slug
    on conflict do nothing`
  return {
    async letGo() {
      await tx`rollback`
      tx.release()
    },
  }
}

/** Resolves once the keys are claimed, and no answer can be stored for them any more. */
async function holdAnswers(keys: string[]) {
  const tx = await sql.reserve()
  const claimed = () => sql`select from idempotency_keys where key = any(${keys})`
  await vi.waitUntil(async () => (await claimed()).length === keys.length, patience)
  await tx`begin`
  await tx`select from idempotency_keys where key = any(${keys}) for update`
  const [{ holder }] = await tx<[{ holder: number }]>`select pg_backend_pid() as holder`
  const held = () => sql<{ pid: number }[]>`
    select pid from pg_stat_activity where ${holder} = any(pg_blocking_pids(pid))`
  return {
    held,
    /** Postgres would still carry out what the dead process had asked for. */
    async drop() {
      for (const { pid } of await held()) await sql`select pg_terminate_backend(${pid})`
      await tx`rollback`
      tx.release()
    },
  }
}

it.each(kindsOfPosts)(
  'the %s that a killed process made is answered by another one, and made once',
  async (kind) => {
    const post = begun.get(kind)
    if (!post) throw new Error(kind)
    const ask = () => sendKeyed(survivor.stack.api_url, post, post.key)
    const answer = await ask()
    expect(answer.status, answer.bytes).toBeLessThan(300)
    expect(answer.bytes).not.toContain('"status":"error"')
    expect(answer.replayed).toBe(false)
    expect(await ask()).toEqual({ ...answer, replayed: true })
    expect(await post.traces()).toHaveLength(post.leaves)
  },
)
