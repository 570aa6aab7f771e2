import { makeWorkerUtils } from 'graphile-worker'
import postgres from 'postgres'

/** A database of the bench's own, on the stack's server; gives its URL. */
export async function prepareDatabase(serverUrl: string): Promise<string> {
  const url = new URL(serverUrl)
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} })
  await server`create database bench`
  await server.end()
  url.pathname = '/bench'
  await createTables(url.href)
  return url.href
}

async function createTables(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  await sql`
    create table invites (
      id uuid primary key, email text not null, first_name text not null, last_name text not null,
      role_id text not null, node_id text not null, status text not null,
      created_at timestamptz not null default now(), sent_at timestamptz
    )`
  await sql`create unique index on invites (lower(email)) where status = 'pending'`
  await sql`create table notes (id uuid primary key, body jsonb not null)`
  await sql.end()
  const utils = await makeWorkerUtils({ connectionString: databaseUrl })
  await utils.migrate()
  await utils.release()
}
