import { type InviteFilter, listInvites } from '../../db/invite-lists.ts'
import type { InviteStatus } from '../../domain/invite.ts'
import { type Archive, archiveSize, fillArchive } from '../support/archive.ts'
import type { Bench } from '../support/bench.ts'
import { load, percentile } from '../support/load.ts'
import { planOf } from '../support/plans.ts'
import { get } from '../support/post.ts'
import { milliseconds, type Report, times } from '../support/report.ts'

const step = { callers: 1, requests: 60, limitMs: 20_000 }
type Row = { name: string; p50: number; p95: number; plan: string }

/** What a page of 50 costs among a million invites, filter by filter, and how Postgres finds it. */
export async function lists({ stack }: Bench): Promise<Report> {
  const { api_url, demo, database_url } = stack.file()
  const archive = await fillArchive(stack.file())
  const key = { 'x-api-key': demo.api_key }
  const scope = await scopeOf(archive, demo.environment_id)
  const rows: Row[] = []
  for (const [name, { query, filter }] of Object.entries(filters(archive, demo.role_id))) {
    const url = `${api_url}/api/v1/identity-invites?${new URLSearchParams(query)}`
    await load({ callers: 1, requests: 10 }, () => get(url, key))
    const sample = await load(step, () => get(url, key))
    const plan = await planOf(database_url, (watched) =>
      listInvites(watched, scope, { filter, limit: 51, before: null }),
    )
    rows.push({ name, p50: percentile(sample, 50), p95: percentile(sample, 95), plan })
  }
  await archive.sql.end()
  return describe(rows)
}

const scopeOf = async ({ sql }: Archive, environmentId: string) => {
  const [row] = await sql<[{ account_id: string }]>`
    select account_id from environments where id = ${environmentId}`
  return { accountId: row.account_id, environmentId }
}

type Asked = { query: Record<string, string>; filter: InviteFilter }

function filters({ roleId, importId, email, name }: Archive, commonRoleId: string) {
  const days = (count: number) => new Date(Date.now() - count * 86_400_000)
  const status = (value: InviteStatus): Asked => ({
    query: { status: value },
    filter: { status: value },
  })
  const search = (q: string): Asked => ({ query: { q }, filter: { q } })
  const range = (from: Date, until: Date): Asked => ({
    query: { created_after: from.toISOString(), created_before: until.toISOString() },
    filter: { createdAfter: from, createdBefore: until },
  })
  return {
    'no filter': { query: {}, filter: {} },
    'status pending': status('pending'),
    'status expired': status('expired'),
    'status revoked': status('revoked'),
    'status rejected': status('rejected'),
    'one address': { query: { email }, filter: { email } },
    'q, one person': search(name.slice(0, 12)),
    'q, everybody': search('person'),
    'q, nobody': search('nobody of this name'),
    'q, two letters, nobody': search('ß#'),
    'an import': { query: { import_id: importId }, filter: { importId } },
    'a common role': { query: { role_id: commonRoleId }, filter: { roleId: commonRoleId } },
    'a rare role': { query: { role_id: roleId }, filter: { roleId } },
    'ten days ago': range(days(10), days(9)),
    'q and status': {
      query: { q: name, status: 'pending' },
      filter: { q: name, status: 'pending' },
    },
  } satisfies Record<string, Asked>
}

function describe(rows: Row[]): Report {
  const [plain] = rows
  const cells = rows.map(({ name, p50, p95, plan }) => [
    name,
    milliseconds(p50),
    milliseconds(p95),
    times(p50 / (plain?.p50 ?? p50)),
    plan,
  ])
  return {
    title: `A page of 50 among ${archiveSize.toLocaleString('en')} invites`,
    table: [['filter', 'p50', 'p95', 'p50 / no filter', 'found by'], ...cells],
    verdicts: [],
    notes: ['One caller with an API key, over HTTP, authentication included.'],
  }
}
