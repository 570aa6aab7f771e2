import postgres from 'postgres'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Sql } from '../../db/client.ts'

const plans = Type.Tuple([Type.Object({ Plan: Type.Unknown() })])
const step = Type.Object({
  'Node Type': Type.String(),
  'Index Name': Type.Optional(Type.String()),
  Plans: Type.Optional(Type.Array(Type.Unknown())),
})

/** The indexes that a query of ours goes by, as Postgres explains the very statement it was sent. */
export async function planOf(url: string, ask: (sql: Sql) => Promise<unknown>): Promise<string> {
  const asked: { text: string; values: unknown[] }[] = []
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel }, undefined: null },
    debug: (_connection, text, values) => asked.push({ text, values }),
  })
  await ask(sql)
  const last = asked.at(-1)
  const [row] = await sql.unsafe(
    `explain (format json) ${last?.text ?? ''}`,
    writable(last?.values),
  )
  await sql.end()
  const [{ Plan }] = Value.Parse(plans, Object.values(row ?? {})[0])
  return [...new Set(waysIn(Plan))].join(', ')
}

const writable = (values: unknown[] = []) =>
  values.map((value) => (value instanceof Date ? value.toISOString() : String(value)))

/** Sequential scans of the big tables show, look-ups of a few rows by key do not. */
function waysIn(plan: unknown): string[] {
  const { 'Node Type': type, 'Index Name': index, Plans = [] } = Value.Parse(step, plan)
  const here =
    index && !index.endsWith('pkey') ? [index] : type === 'Seq Scan' ? ['a whole table'] : []
  return [...here, ...Plans.flatMap(waysIn)]
}
