import type { Fact } from '../domain/facts.ts'
import type { Sql } from './client.ts'
import type { InviteScope } from './invites.ts'

export type FactFilter = {
  types?: string[] | undefined
  objectId?: string | undefined
  occurredAfter?: Date | undefined
  occurredBefore?: Date | undefined
}
export type FactPage = {
  filter: FactFilter
  order: 'asc' | 'desc'
  limit: number
  after: string | null
}

/** Of an Environment; without one, of the whole Account. */
const inFactScope = (sql: Sql, { accountId, environmentId }: InviteScope) => sql`
  facts.account_id = ${accountId}
  ${environmentId === null ? sql`` : sql`and facts.environment_id = ${environmentId}`}`

const factColumns = (sql: Sql) => sql`
  facts.id, facts.type, facts.occurred_at, facts.environment_id, facts.object_type,
  facts.object_id, facts.attributes, facts.old_value, facts.new_value`

/**
 * A page of what happened, by id, which is a time. Forwards (`asc`) it ends before the oldest
 * transaction that is still writing facts: whoever goes on behind the last fact they saw misses
 * none, whoever commits last (ADR 12).
 */
export async function listFacts(sql: Sql, scope: InviteScope, page: FactPage): Promise<Fact[]> {
  const { filter, order, limit, after } = page
  const isForwards = order === 'asc'
  const end = isForwards ? await readEnd(sql) : null
  return sql<Fact[]>`
    select ${factColumns(sql)} from facts
    where ${inFactScope(sql, scope)} ${matching(sql, filter)}
      ${after && isForwards ? sql`and id > ${after}` : sql``}
      ${after && !isForwards ? sql`and id < ${after}` : sql``}
      ${end ? sql`and id < ${end}` : sql``}
    order by id ${isForwards ? sql`asc` : sql`desc`} limit ${limit}`
}

/* A statement of its own: what it finds finished, a later snapshot sees. */
async function readEnd(sql: Sql): Promise<string> {
  const [row] = await sql<[{ end: string }]>`
    select ${firstIdOf(sql, sql`facts_complete_until()`)} as end`
  return row.end
}

function matching(sql: Sql, { types, objectId, occurredAfter, occurredBefore }: FactFilter) {
  return sql`
    ${types ? sql`and type = any(${types}::text[])` : sql``}
    ${objectId ? sql`and object_id = ${objectId}` : sql``}
    ${occurredAfter ? sql`and occurred_at > ${occurredAfter} and id > ${near(sql, occurredAfter, '-1 minute')}` : sql``}
    ${occurredBefore ? sql`and occurred_at < ${occurredBefore} and id < ${near(sql, occurredBefore, '1 minute')}` : sql``}`
}

/* Id and time are taken a moment apart. */
const near = (sql: Sql, at: Date, margin: string) =>
  firstIdOf(sql, sql`(${at}::timestamptz + ${margin}::interval)`)

const firstIdOf = (sql: Sql, at: ReturnType<Sql>) => sql`
  (lpad(to_hex(greatest(0, round(extract(epoch from ${at}) * 1000))::bigint), 12, '0')
    || '00000000000000000000')::uuid`

/** Removes what is older than a year, deliveries included; gives how many facts. Spec §7. */
export async function purgeOldFacts(sql: Sql): Promise<number> {
  const [row] = await sql<[{ purged: number }]>`select purge_old_facts()::int as purged`
  return row.purged
}
