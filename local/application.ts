import { join } from 'node:path'
import { answersOk } from './http.ts'
import type { Ports } from './ports.ts'
import type { Processes } from './processes.ts'
import { runToEnd } from './run-to-end.ts'
import type { Secrets } from './secrets.ts'
import { root, type Settings } from './settings.ts'
import { catcherAccount } from './sms.ts'
import type { Service } from './supervisor.ts'
import type { Surroundings } from './surroundings.ts'

/** Brings the schema up to date. Throws a `StartFailure` that shows what Postgres said. */
export function runMigrations(settings: Settings, ownerUrl: string, processes: Processes) {
  const { directory, environment } = settings
  const errand = {
    name: 'The migration of the database',
    file: process.execPath,
    args: [join(root, 'dist', 'migrate.js')],
    env: { ...environment, MIGRATION_DATABASE_URL: ownerUrl },
    logFile: join(directory, 'logs', 'migrate.log'),
  }
  return runToEnd(errand, processes)
}

/** The API and the worker, which are stopped first and are given time to finish what they began. */
export function applicationServices(settings: Settings, ports: Ports, env: NodeJS.ProcessEnv) {
  const serviceOf = (name: 'api' | 'worker'): Service => ({
    name,
    file: process.execPath,
    args: [join(root, 'dist', `${name}.js`)],
    env: { ...env, PORT: String(ports[name]) },
    logFile: join(settings.directory, 'logs', `${name}.log`),
    port: ports[name],
    stage: 1,
    signal: 'SIGTERM',
    patienceMs: 35_000,
    isReady: () => answersOk(`http://127.0.0.1:${ports[name]}/readyz`),
  })
  return { api: serviceOf('api'), worker: serviceOf('worker') }
}

/** What was given from outside wins over what is generated. The owner's login stays out of it. */
export function applicationEnvironment(
  { environment, publicUrl }: Settings,
  secrets: Secrets,
  around: Surroundings,
): NodeJS.ProcessEnv {
  const { MIGRATION_DATABASE_URL: _, ...given } = environment
  const ourSecret = (name: 'INVITE_TOKEN_SECRETS' | 'ENCRYPTION_KEYS' | 'JWT_PRIVATE_KEYS') =>
    given[name] || secrets[name]
  return {
    LOG_LEVEL: 'info',
    ...given,
    INVITE_TOKEN_SECRETS: ourSecret('INVITE_TOKEN_SECRETS'),
    ENCRYPTION_KEYS: ourSecret('ENCRYPTION_KEYS'),
    JWT_PRIVATE_KEYS: ourSecret('JWT_PRIVATE_KEYS'),
    DATABASE_URL: around.database.url,
    TEMPORAL_ADDRESS: around.temporalAddress,
    TEMPORAL_NAMESPACE: around.temporalNamespace,
    ...(around.temporalUiUrl ? { TEMPORAL_UI_URL: around.temporalUiUrl } : {}),
    SMTP_URL: around.smtpUrl,
    ...(around.smsUrl ? catcherAccount(around.smsUrl) : {}),
    PUBLIC_URL: publicUrl ?? around.apiUrl,
    HOST: '127.0.0.1',
  }
}
