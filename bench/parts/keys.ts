import { findApiKey } from '../../db/api-keys.ts'
import { connect } from '../../db/client.ts'
import { isKeySecret, readApiKey } from '../../security/api-keys.ts'
import type { Bench } from '../support/bench.ts'
import { load, percentile, type Sample } from '../support/load.ts'
import { milliseconds, type Report, times } from '../support/report.ts'

const step = { callers: 1, requests: 5000 }

/** What it costs to know who an API key is, beside the cheapest question Postgres can be asked. */
export async function keys({ stack }: Bench): Promise<Report> {
  const { database_url, demo } = stack.file()
  const sql = connect(database_url, 1)
  const authenticate = async () => {
    const parts = readApiKey(demo.api_key)
    const known = parts && (await findApiKey(sql, parts.prefix))
    if (!known || !isKeySecret(parts.secret, known.keyHash))
      throw new Error('The key is not known.')
  }
  const nothing = () => sql`select 1`
  await load({ callers: 1, requests: 500 }, authenticate)
  await load({ callers: 1, requests: 500 }, nothing)
  const asked = await load(step, nothing)
  const known = await load(step, authenticate)
  await sql.end()
  return {
    title: 'Authenticating an API key, in the API process',
    table: [
      ['', 'p50', 'p99', 'p50 / select 1'],
      rowOf('select 1', asked, asked),
      rowOf('an API key', known, asked),
    ],
    verdicts: [],
    notes: ['Asked on every request, so that a revoked key is refused on the next one.'],
  }
}

const rowOf = (name: string, sample: Sample, beside: Sample) => [
  name,
  milliseconds(percentile(sample, 50)),
  milliseconds(percentile(sample, 99)),
  times(percentile(sample, 50) / percentile(beside, 50)),
]
