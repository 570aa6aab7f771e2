import type { DeliveryState, InviteStatus } from '../domain/invite.ts'
import type { Sql } from './client.ts'
import { type InviteScope, inScope } from './invites.ts'
import { readSnapshot, type Snapshot, writeSnapshot } from './snapshots.ts'

/** Where a look was: what it could see, and when. */
export type Position = { snapshot: Snapshot; atMs: number }
/** An invite that changed, as it reads now. */
export type InviteChange = {
  id: string
  status: InviteStatus
  generation: number
  updatedAt: Date
  expiresAt: Date
  deliveryState: DeliveryState
  changedIn: bigint
}
/** `isCut`: too many to tell one by one, so none is told. */
export type Changes = { position: Position; changes: InviteChange[]; isCut: boolean }

const mostChanges = 10_000

/**
 * What changed in a place since a look, by statements or by time, and where this look is; without
 * an earlier one, that alone.
 *
 * The cursor is a snapshot and not a time or a number: a transaction that wrote first may commit
 * last, and whoever goes on behind what they saw last would never hear of it. Each row holds the
 * transaction that wrote it (`changed_in`); what the earlier snapshot could not see and this one
 * can is new, exactly once, and nobody waits for anybody to find that out. The upper bound leaves
 * out rows of a database that was restored, whose transactions are yet to come here.
 */
export async function readChanges(
  sql: Sql,
  scope: InviteScope,
  since: Position | null,
): Promise<Changes> {
  const rows = await sql<(Look & Partial<Row>)[]>`
    select pg_current_snapshot()::text as snapshot, now() as at, changed.*
    from (values (1)) one left join (
      select id, generation, updated_at, expires_at, delivery_state, changed_in::text,
        invite_status(status, revocation, expires_at) as status
      from invites
      where id in (${since ? changedSince(sql, scope, since) : sql`null`})
      order by invites.changed_in, id) changed on true`
  const [look] = rows
  const position = look && positionOf(look)
  if (!position) throw new Error('Postgres tells no snapshot.')
  const isCut = rows.length > mostChanges
  return { position, changes: isCut ? [] : rows.flatMap(readRow), isCut }
}

type Look = { snapshot: string; at: Date }
type Row = Omit<InviteChange, 'changedIn'> & { changedIn: string }

function changedSince(sql: Sql, scope: InviteScope, { snapshot, atMs }: Position) {
  const seen = writeSnapshot(snapshot)
  return sql`
    (select id from invites
      where ${inScope(sql, scope)} and changed_in >= pg_snapshot_xmin(${seen}::text::pg_snapshot)
        and changed_in < pg_snapshot_xmax(pg_current_snapshot())
        and not pg_visible_in_snapshot(changed_in, ${seen}::text::pg_snapshot)
      limit ${mostChanges + 1})
    union
    (select id from invites
      where ${inScope(sql, scope)} and status = 'pending' and revocation is null
        and expires_at > ${new Date(atMs)} and expires_at <= now()
      limit ${mostChanges + 1})`
}

function positionOf({ snapshot: text, at }: Look): Position | undefined {
  const snapshot = readSnapshot(text)
  return snapshot && { snapshot, atMs: at.getTime() }
}

function readRow({ snapshot: _snapshot, at: _at, ...row }: Look & Partial<Row>): InviteChange[] {
  const { id, status, generation, updatedAt, expiresAt, deliveryState, changedIn } = row
  if (!id || !status || !generation || !updatedAt || !expiresAt || !deliveryState || !changedIn) {
    return [] // nothing changed
  }
  const change = { id, status, generation, updatedAt, expiresAt, deliveryState }
  return [{ ...change, changedIn: BigInt(changedIn) }]
}
