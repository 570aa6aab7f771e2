import { type TSchema, Type } from 'typebox'
import { validate } from 'uuid'
import { fieldProblem } from '../../domain/problems.ts'
import { nullable } from './fields.ts'

/** The query of every list: keyset pagination, stable while rows are added. Spec §3. */
export const pageQuery = {
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
}

/** The answer of every list. */
export const pageOf = <Item extends TSchema>(item: Item) =>
  Type.Object({ data: Type.Array(item), next_cursor: nullable(Type.String()) })

/** The id a page starts after; null for the first page. Throws `validation_failed`. */
export function readCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  const after = Buffer.from(cursor, 'base64url').toString('utf8')
  if (!validate(after)) {
    throw fieldProblem('validation_failed', 'cursor', 'Pass a next_cursor as it was given.')
  }
  return after
}

/** A page out of up to `limit + 1` rows: the one too many tells that there is more. */
export function toPage<Row extends { id: string }, Item>(
  rows: Row[],
  limit: number,
  write: (row: Row) => Item,
) {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    data: page.map(write),
    next_cursor: last ? Buffer.from(last.id).toString('base64url') : null,
  }
}
