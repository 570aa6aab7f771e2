import { join } from 'node:path'
import { runMigrations } from './application.ts'
import { mailService } from './mail.ts'
import type { Progress } from './output.ts'
import type { Ports } from './ports.ts'
import { admitApplication, postgresService, prepareDatabase } from './postgres.ts'
import { ensureCluster } from './postgres-cluster.ts'
import type { Processes } from './processes.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import { smsService } from './sms.ts'
import { keepRunning } from './supervisor.ts'
import type { Surroundings } from './surroundings.ts'
import { temporalService } from './temporal.ts'
import { findTemporal } from './temporal-binary.ts'

/** What starting a part needs to know. */
export type Scene = {
  settings: Settings
  ports: Ports
  secrets: Secrets
  around: Surroundings
  processes: Processes
  progress: Progress
}

/** A migrated database: in our own Postgres, or in the one that was given. */
export async function startDatabase(scene: Scene) {
  const { settings, around, progress, processes } = scene
  const { ownerUrl } = around.database
  const isOurs = settings.external.database === undefined
  if (isOurs) await progress.during('Postgres', () => startPostgres(scene))
  else if (!settings.environment.MIGRATION_DATABASE_URL) progress.note(loginIsOwner)
  await progress.during('Migrations', () => runMigrations(settings, ownerUrl, processes))
  if (isOurs) await admitApplication(ownerUrl)
}

const loginIsOwner = `Warning: the application logs in to Postgres as the owner of the schema, and only acts as \
vestibule_app (SET ROLE). Give the owner's URL in MIGRATION_DATABASE_URL, and a lesser login in DATABASE_URL.`

async function startPostgres({ settings, ports, secrets, around, processes, progress }: Scene) {
  const { directory, ephemeral } = settings
  const { ownerUrl } = around.database
  const cluster = await ensureCluster(directory, processes, secrets.postgresOwnerPassword)
  const place = { port: ports.postgres, durable: !ephemeral, ownerUrl }
  await keepRunning(postgresService(cluster, place), processes, progress.note)
  await prepareDatabase(ownerUrl, secrets)
}

/** Our own Temporal server, unless one was given. */
export async function startTemporal({ settings, ports, around, processes, progress }: Scene) {
  if (settings.external.temporalAddress) return
  const logFolder = join(settings.directory, 'logs')
  const binary = await findTemporal(settings.environment, logFolder, { processes, progress })
  const codecUrl = `${around.apiUrl}/codec`
  const place = { port: ports.temporal, uiPort: ports.temporalUi, codecUrl }
  const service = temporalService(binary, settings, place)
  await progress.during('Temporal', () => keepRunning(service, processes, progress.note))
}

/** Our own mail catcher with its inbox, unless a mail server was given. */
export async function startMail({ settings, ports, processes, progress }: Scene) {
  if (settings.external.smtpUrl) return
  const service = mailService(settings, { smtpPort: ports.smtp, webPort: ports.mail })
  await progress.during('Mail catcher', () => keepRunning(service, processes, progress.note))
}

/** Our own catcher of text messages with its inbox, unless a provider was given. */
export async function startSms({ settings, ports, processes, progress }: Scene) {
  if (settings.external.sms) return
  const service = smsService(settings, ports.sms)
  await progress.during('SMS catcher', () => keepRunning(service, processes, progress.note))
}
