import type { Sql } from './client.ts'
import { processLocks } from './process-lock.ts'

/** A request with an `Idempotency-Key`; fingerprints of the whole, newest first. */
export type KeyedRequest = { principal: string; key: string; fingerprints: string[] }
/**
 * What a request is made under: the id of what it makes, the process that is at it, and whether it
 * may have been made before.
 */
export type Claim = { operationId: string; owner: number; again: boolean }
export type EarlierRequest = {
  same: boolean
  statusCode: number | null
  response: Buffer | null
}

const isOver = (sql: Sql) => sql`old.created_at < now() - interval '24 hours'`

/**
 * Claims a key for this process, in one statement, so that of two requests one wins. A process asks
 * for one request of a key at a time: a claim that is its own, or whose process is dead, is taken
 * over with the id it had; a key older than a day starts anew. Null: somebody else has it. Spec §3.
 */
export async function claimKey(
  sql: Sql,
  request: KeyedRequest,
  owner: number,
): Promise<Claim | null> {
  const [claim] = await sql<[{ operationId: string; again: boolean }?]>`
    insert into idempotency_keys as old (principal, key, request_hash, owner)
    values (${request.principal}, ${request.key}, decode(${request.fingerprints[0] ?? ''}, 'hex'),
      ${owner})
    on conflict (principal, key) do update set
      request_hash = excluded.request_hash, owner = excluded.owner, created_at = now(),
      operation_id = case when ${isOver(sql)} then excluded.operation_id else old.operation_id end,
      status_code = null, response = null
    where case
      when ${isOver(sql)} then true
      when old.status_code is not null then false
      when encode(old.request_hash, 'hex') <> all(${request.fingerprints}::text[]) then false
      when old.owner = ${owner} then true
      else pg_try_advisory_xact_lock(${processLocks}, old.owner) end
    returning operation_id, xmax <> 0 as again`
  return claim ? { ...claim, owner } : null
}

/** What became of the request that has the key. */
export async function readEarlier(sql: Sql, request: KeyedRequest) {
  const [earlier] = await sql<[EarlierRequest?]>`
    select encode(request_hash, 'hex') = any(${request.fingerprints}::text[]) as same,
      status_code, response
    from idempotency_keys where principal = ${request.principal} and key = ${request.key}`
  return earlier
}

/** Keeps the first answer, unless somebody took the claim over meanwhile. */
export async function storeAnswer(
  sql: Sql,
  { principal, key }: KeyedRequest,
  claim: Claim,
  answer: { statusCode: number; response: Uint8Array },
): Promise<void> {
  await sql`
    update idempotency_keys
    set status_code = ${answer.statusCode}, response = ${Buffer.from(answer.response)}
    where principal = ${principal} and key = ${key} and operation_id = ${claim.operationId}
      and owner = ${claim.owner} and status_code is null`
}

/** Forgets a request that made nothing, so that the key is as good as new. */
export async function forgetKey(
  sql: Sql,
  { principal, key }: KeyedRequest,
  claim: Claim,
): Promise<void> {
  await sql`
    delete from idempotency_keys
    where principal = ${principal} and key = ${key} and operation_id = ${claim.operationId}
      and owner = ${claim.owner} and status_code is null`
}

/** Lets a request that failed midway be made again at once, under the id it had: nobody owns 0. */
export async function releaseKey(
  sql: Sql,
  { principal, key }: KeyedRequest,
  claim: Claim,
): Promise<void> {
  await sql`
    update idempotency_keys set owner = 0
    where principal = ${principal} and key = ${key} and operation_id = ${claim.operationId}
      and owner = ${claim.owner} and status_code is null`
}

/** Removes what is too old to be replayed; gives how many. Kept twice as long as it counts. */
export async function purgeIdempotencyKeys(sql: Sql): Promise<number> {
  const { count } = await sql`
    delete from idempotency_keys where created_at < now() - interval '48 hours'`
  return count
}
