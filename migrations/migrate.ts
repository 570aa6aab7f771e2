import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import postgres from 'postgres'

const folder = new URL('../migrations/', import.meta.url)
const lockKey = 5_418_237_904 // any number, as long as every migration run takes the same
const oldestServer = 180_000

type Migration = { name: string; text: string; checksum: string }

/**
 * Applies what is missing, in order, each file in a transaction of its own. Processes that start
 * together wait for each other. A file that was changed after it was applied stops the run.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  try {
    await assertServerVersion(sql)
    await sql`select pg_advisory_lock(${lockKey})`
    return await applyMissing(sql)
  } finally {
    await sql.end()
  }
}

async function assertServerVersion(sql: postgres.Sql) {
  const [row] = await sql<[{ version: string }]>`
    select current_setting('server_version_num') as version`
  if (Number(row.version) < oldestServer) {
    throw new Error(`Vestibule needs PostgreSQL 18 or newer; this server says ${row.version}.`)
  }
}

async function applyMissing(sql: postgres.Sql): Promise<string[]> {
  await sql`create table if not exists schema_migrations (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`
  const rows = await sql<{ name: string; checksum: string }[]>`
    select name, checksum from schema_migrations`
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  const missing = readMigrations().filter(({ name, checksum }) => {
    const before = applied.get(name)
    if (before && before !== checksum) throw new Error(`${name} was changed after it was applied.`)
    return !before
  })
  for (const migration of missing) await apply(sql, migration)
  return missing.map(({ name }) => name)
}

async function apply(sql: postgres.Sql, { name, text, checksum }: Migration) {
  await sql.begin(async (tx) => {
    await tx.unsafe(text).simple()
    await tx`insert into schema_migrations ${tx({ name, checksum })}`
  })
}

function readMigrations(): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_\w+\.sql$/.test(name))
  return names.sort().map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}
