import { afterAll, beforeAll, expect, it } from 'vitest'
import { listFacts } from '../db/facts.ts'
import { type Account, type Api, signUp, startApi } from './support/api.ts'

let api: Api
let account: Account
beforeAll(async () => {
  api = await startApi()
  account = await signUp(api)
})
afterAll(() => api.stop())

/** Something happens in a transaction of its own; gives the fact's id. */
async function happen(): Promise<string> {
  const [fact] = await api.sql<[{ id: string }]>`
    insert into facts (account_id, environment_id, type, object_type, object_id, attributes)
    values (${account.accountId}, null, 'INVITE_REVOKED', 'userinvitations', uuidv7(), '{}')
    returning id`
  return fact.id
}

/** Pages forwards from where it was; notes what it sees. */
async function follow(seen: Set<string>, after: string | null): Promise<string | null> {
  const scope = { accountId: account.accountId, environmentId: null }
  const page = { filter: {}, order: 'asc', limit: 100, after } as const
  const found = await listFacts(api.sql, scope, page)
  for (const { id } of found) seen.add(id)
  return found.at(-1)?.id ?? after
}

it('a follower misses none of many that are written at once while it reads', async () => {
  const written: string[] = []
  const seen = new Set<string>()
  let at: string | null = null
  const writers = Array.from({ length: 4 }, async () => {
    for (let count = 0; count < 100; count++) written.push(await happen())
  })
  let isOver = false
  const all = Promise.all(writers).finally(() => {
    isOver = true
  })
  while (!isOver) at = await follow(seen, at)
  await all
  const isComplete = async () => {
    at = await follow(seen, at)
    return written.filter((id) => !seen.has(id)).length
  }
  await expect.poll(isComplete).toBe(0)
})

/* Ids have whole milliseconds: rounded to the nearest, half of all facts would be older than this. */
it('what is not announced yet is never older than the end of the list', async () => {
  const [{ early }] = await api.sql<[{ early: number }]>`
    select count(*)::int as early from generate_series(1, 200)
    where facts_complete_until() > uuid_extract_timestamp(uuidv7())`
  expect(early).toBe(0)
})

it('what is being written is never older than its announcement', async () => {
  const rounds = Array.from({ length: 20 }, () =>
    api.sql.begin(async (tx) => {
      const [{ isComplete }] = await tx<[{ isComplete: boolean }]>`
        with fact as (
          insert into facts (account_id, environment_id, type, object_type, object_id, attributes)
          values (${account.accountId}, null, 'INVITE_REVOKED', 'userinvitations', uuidv7(), '{}')
          returning id
        ) select facts_complete_until() > uuid_extract_timestamp(id) as is_complete from fact`
      return isComplete
    }),
  )
  expect(await Promise.all(rounds)).toEqual(Array(20).fill(false))
})
