import { createHash } from 'node:crypto'
import type { TSchema } from 'typebox'
import { findRepeated } from '../db/addresses.ts'
import type { Sql } from '../db/client.ts'
import { parseEmail } from '../domain/address.ts'
import { Problem, problems } from '../domain/problems.ts'
import type { BulkAnswer, RowResult } from './schemas/bulk.ts'
import { compileRow } from './validation.ts'

/** A row past the door, with the id of what it makes. */
export type Row<Wanted> = { index: number; id: string; wanted: Wanted }
export type Outcome = { id: string; accept_url?: string } | Problem

export type Bulk<Wanted> = {
  sql: Sql
  operationId: string
  /** What a row asks for; throws the `Problem` that fails it. */
  parse: (row: unknown) => Wanted
  /** Makes what the rows ask for, in few statements; one outcome for each, in the same order. */
  make: (rows: Row<Wanted>[]) => Promise<Outcome[]>
}

/**
 * Every row for itself (spec §4, §12): a bad one never fails its neighbours, and of two with one
 * address the first counts, be it good or bad. What `make` throws fails the whole call.
 */
export async function answerBulk<Wanted>(
  { sql, operationId, parse, make }: Bulk<Wanted>,
  given: unknown[],
): Promise<BulkAnswer> {
  const repeated = await findRepeated(sql, given.map(addressOf))
  const outcomes = given.map((row, index): Row<Wanted> | Problem => {
    if (repeated.has(index)) return new Problem('duplicate_in_request')
    const wanted = refusalOr(() => parse(row))
    return wanted instanceof Problem ? wanted : { index, id: rowId(operationId, index), wanted }
  })
  const rows = outcomes.flatMap((outcome) => (outcome instanceof Problem ? [] : [outcome]))
  const made = rows.length > 0 ? await make(rows) : []
  const madeAt = new Map(rows.map(({ index }, position) => [index, made[position]]))
  return summarise(
    outcomes.map((outcome, index) => {
      const last = outcome instanceof Problem ? outcome : madeAt.get(index)
      if (!last) throw new Error(`row ${index} has no outcome`)
      return last instanceof Problem ? failed(index, last) : { index, status: 'created', ...last }
    }),
  )
}

/** The single route's body schema, then its parser. */
export function rowParser<Schema extends TSchema, Wanted>(
  schema: Schema,
  parse: (body: ReturnType<ReturnType<typeof compileRow<Schema>>>) => Wanted,
) {
  const check = compileRow(schema)
  return (row: unknown): Wanted => parse(check(row))
}

/**
 * The id of what a row makes: the same whenever the call is made again, so that what was committed
 * before is found. A UUIDv7 of the call's moment; ids ascend with the rows.
 */
export function rowId(operationId: string, index: number): string {
  const digest = createHash('sha256').update(operationId).digest('hex')
  const place = index.toString(16).padStart(3, '0')
  return `${operationId.slice(0, 14)}7${place}-a${digest.slice(0, 3)}-${digest.slice(3, 15)}`
}

/** Null for what is no address, which is refused for itself. */
function addressOf(row: unknown): string | null {
  if (typeof row !== 'object' || row === null || !('email' in row)) return null
  const { email } = row
  const parsed = typeof email === 'string' && refusalOr(() => parseEmail(email))
  return typeof parsed === 'string' ? parsed : null
}

function refusalOr<Given>(attempt: () => Given): Given | Problem {
  try {
    return attempt()
  } catch (refusal) {
    if (refusal instanceof Problem) return refusal
    throw refusal
  }
}

function failed(index: number, { code, extras }: Problem): RowResult {
  const errors = extras.errors ?? []
  const at = errors.find((error) => error.code === code) ?? errors[0]
  const message = at?.message ?? extras.detail ?? problems[code].title
  return { index, status: 'error', error: { code, ...(at?.field && { field: at.field }), message } }
}

const summarise = (results: RowResult[]): BulkAnswer => {
  const created = results.filter(({ status }) => status === 'created').length
  return { results, summary: { created, failed: results.length - created } }
}
