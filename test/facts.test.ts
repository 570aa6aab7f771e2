import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Sql, Transaction } from '../db/client.ts'
import { purgeOldFacts } from '../db/facts.ts'
import { type Account, type Api, makeKey, signUp, startApi } from './support/api.ts'
import { sharedStack } from './support/client.ts'

let api: Api
let account: Account
let headers: Record<string, string>
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

type Happening = {
  type?: string
  of?: string
  in?: string | null
  at?: string
  sql?: Sql | Transaction
}

/** One thing happens; gives its fact's id. */
async function happen(given: Happening = {}): Promise<string> {
  const { type = 'INVITE_REVOKED', of = randomUUID(), at = '0 s', sql = api.sql } = given
  const environmentId = given.in === undefined ? account.environmentId : given.in
  const [fact] = await sql<{ id: string }[]>`
    insert into facts (account_id, environment_id, type, object_type, object_id, attributes,
      occurred_at)
    values (${account.accountId}, ${environmentId}, ${type}, 'userinvitations', ${of}, '{}',
      clock_timestamp() - ${at}::interval)
    returning id`
  return fact?.id ?? ''
}
const list = async (query = '', path = '/api/v1/facts', as = headers) => {
  const answer = await api.call(`${path}?${query}`, { headers: as })
  return { status: answer.statusCode, ...answer.json() }
}
const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id)

beforeAll(async () => {
  account = await signUp(api)
  headers = (await makeKey(api, account, ['invite.read'])).headers
})

describe('the list of facts', () => {
  it('is of one environment to a key, and of the whole account to its operators', async () => {
    const inside = await happen()
    const outside = await happen({ in: null })
    const ours = idsOf(await list())
    expect(ours).toContain(inside)
    expect(ours).not.toContain(outside)
    const wide = `/api/v1/accounts/${account.slug}/facts`
    expect(idsOf(await list('', wide, account.bearer)).slice(0, 2)).toEqual([outside, inside])
    const other = await makeKey(api, account, ['invite.manage'])
    expect((await list('', '/api/v1/facts', other.headers)).status).toBe(403)
  })

  it('is filtered by type, object and time', async () => {
    const of = randomUUID()
    const revoked = await happen({ of })
    const accepted = await happen({ of, type: 'INVITE_ACCEPTED' })
    const sent = await happen({ of, type: 'INVITE_USER' })
    expect(idsOf(await list(`object_id=${of}`))).toEqual([sent, accepted, revoked])
    const some = await list(`object_id=${of}&type=INVITE_ACCEPTED,INVITE_REVOKED`)
    expect(idsOf(some)).toEqual([accepted, revoked])
    const [{ occurred_at: at }] = (await list(`object_id=${of}&type=INVITE_ACCEPTED`)).data
    const next = new Date(Date.parse(at) + 1).toISOString()
    const since = new Date(Date.parse(at) - 60_000).toISOString()
    expect(idsOf(await list(`object_id=${of}&occurred_after=${since}`))).toHaveLength(3)
    expect(idsOf(await list(`object_id=${of}&occurred_before=${since}`))).toHaveLength(0)
    expect(idsOf(await list(`object_id=${of}&occurred_before=${next}`))).toContain(revoked)
    for (const bad of ['type=INVITE_EATEN', 'type=', 'order=up', `after=${sent}`, 'object_id=1']) {
      expect((await list(bad)).status, bad).toBe(422)
    }
  })

  it('is the same page by page, in either direction', async () => {
    const of = randomUUID()
    const ids: string[] = []
    for (let count = 0; count < 5; count++) ids.push(await happen({ of }))
    for (const order of ['asc', 'desc']) {
      const found: string[] = []
      let cursor = ''
      do {
        const page = await list(`object_id=${of}&order=${order}&limit=2${cursor}`)
        found.push(...idsOf(page))
        cursor = page.next_cursor ? `&cursor=${page.next_cursor}` : ''
      } while (cursor)
      expect(found).toEqual(order === 'asc' ? ids : ids.toReversed())
    }
  })
})

describe('who follows facts forwards', () => {
  it('misses none, though what was written first is committed last', async () => {
    const of = randomUUID()
    const follow = async (after: string) => idsOf(await list(`object_id=${of}&order=asc${after}`))
    const first = await happen({ of })
    let early = ''
    let late = ''
    await api.sql.begin(async (tx) => {
      early = await happen({ of, sql: tx })
      late = await happen({ of })
      expect(late > early).toBe(true)
      expect(await follow('')).toEqual([first]) // the late one waits for the early one
    })
    await expect.poll(() => follow(`&after=${first}`)).toEqual([early, late])
    expect(await follow(`&after=${late}`)).toEqual([])
  })

  it('waits for nobody who only reads, or who is rolled back', async () => {
    const of = randomUUID()
    const last = await api.sql.begin(async (tx) => {
      await tx`select 1 from facts limit 1`
      const rollback = api.sql.begin(async (other) => {
        await other`
          insert into facts (account_id, environment_id, type, object_type, object_id, attributes)
          values (${account.accountId}, null, 'INVITE_USER', 'userinvitations', ${of}, '{}')`
        throw new Error('rolled back')
      })
      await expect(rollback).rejects.toThrow('rolled back')
      return happen({ of })
    })
    await expect.poll(async () => idsOf(await list(`object_id=${of}&order=asc`))).toEqual([last])
  })

  it('goes on behind a fact that was purged', async () => {
    const of = randomUUID()
    const next = await happen({ of })
    const gone = `${'0'.repeat(8)}-0000-7000-8000-000000000000`
    await expect
      .poll(async () => idsOf(await list(`object_id=${of}&order=asc&after=${gone}`)))
      .toEqual([next])
  })
})

describe('after a year', () => {
  it('a Schedule asks for it once a day', async () => {
    const stack = sharedStack()
    const connection = await Connection.connect({ address: stack.temporal_address })
    onTestFinished(() => connection.close())
    const temporal = new Client({ connection, namespace: stack.temporal_namespace })
    const schedule = temporal.schedule.getHandle('purge-facts-vestibule')
    const { spec } = await schedule.describe()
    expect(spec.calendars).toHaveLength(1)
    const old = await happen({ at: '366 days' })
    await schedule.trigger()
    const isThere = async () => (await api.sql`select from facts where id = ${old}`).length
    await expect.poll(isThere).toBe(0)
  })

  it('facts go, with their deliveries, and no younger ones', async () => {
    const of = randomUUID()
    const webhook = await api.call('/api/v1/webhooks', {
      headers: { ...account.bearer, 'x-environment-id': account.environmentId },
      payload: { url: 'https://hooks.test/' },
    })
    await happen({ of, at: '365 days 1 minute' })
    const young = await happen({ of, at: '364 days 23 hours' })
    expect(await purgeOldFacts(api.sql)).toBeGreaterThanOrEqual(1)
    const left = await api.sql<{ factId: string }[]>`
      select fact_id from webhook_deliveries where webhook_id = ${webhook.json().id}`
    expect(left.map(({ factId }) => factId)).toEqual([young])
    expect(idsOf(await list(`object_id=${of}`))).toEqual([young])
  })
})
