import postgres from 'postgres'
import { StartFailure } from './failure.ts'
import type { Cluster } from './postgres-cluster.ts'
import type { Secrets } from './secrets.ts'
import type { Service } from './supervisor.ts'

/** The server as a service. `durable: false` is for data that nobody will want again. */
export function postgresService(
  { folder, postgres: file, user, logFile }: Cluster,
  { port, durable, ownerUrl }: { port: number; durable: boolean; ownerUrl: string },
): Service {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off', // short statements: compiling them costs more than it saves
    fsync: durable ? 'on' : 'off',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return {
    name: 'postgres',
    file,
    args: ['-D', folder, '-p', String(port), ...flags],
    user,
    logFile,
    port,
    stage: 4,
    signal: 'SIGINT', // a fast shutdown: open connections are ended, nothing is lost
    patienceMs: 20_000,
    isReady: () => answers(ownerUrl),
  }
}

/** The owner makes and migrates the schema; the application logs in as a role that may not. */
export function databaseUrls(port: number, secrets: Secrets) {
  const at = `127.0.0.1:${port}/vestibule`
  return {
    url: `postgres://vestibule:${secrets.postgresAppPassword}@${at}`,
    ownerUrl: `postgres://postgres:${secrets.postgresOwnerPassword}@${at}`,
  }
}

/** The application's role and database, with the passwords of `secrets.json`. */
export async function prepareDatabase(ownerUrl: string, secrets: Secrets) {
  const sql = postgres(maintenanceUrl(ownerUrl), { max: 1, onnotice: () => {} })
  try {
    const roles = await sql`select from pg_roles where rolname = 'vestibule'`
    if (roles.count === 0) await sql`create role vestibule`
    // DDL takes no parameters; the password is one of ours, letters and digits of base64url.
    await sql.unsafe(
      `alter role vestibule login nosuperuser password '${secrets.postgresAppPassword}'`,
    )
    const databases = await sql`select from pg_database where datname = 'vestibule'`
    if (databases.count === 0) await sql`create database vestibule`
  } catch (error) {
    throw isRefused(error) ? new StartFailure(foreignSecrets, { cause: error }) : error
  } finally {
    await sql.end()
  }
}

const foreignSecrets = `The database in .local/postgres was not made with the passwords of .local/secrets.json.
Put back the file that belongs to it, or remove .local to begin anew.`

/** `vestibule_app` holds every grant; migrations make it, so it is handed over after them. */
export async function admitApplication(ownerUrl: string) {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  await sql`grant vestibule_app to vestibule`.finally(() => sql.end())
}

/** A refused login is an answer as well; only a server that is still starting gives none. */
async function answers(ownerUrl: string): Promise<boolean> {
  const sql = postgres(maintenanceUrl(ownerUrl), { max: 1, onnotice: () => {} })
  try {
    await sql`select 1`
    return true
  } catch (error) {
    return isRefused(error)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const maintenanceUrl = (ownerUrl: string) => new URL('/postgres', ownerUrl).href

const isRefused = (error: unknown) =>
  error instanceof postgres.PostgresError && error.code.startsWith('28')
