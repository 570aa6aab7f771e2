import { applicationEnvironment, applicationServices } from './application.ts'
import { type Demo, ensureDemo } from './demo.ts'
import { sendDemoInvite } from './demo-people.ts'
import { type Scene, startDatabase, startMail, startSms, startTemporal } from './foundations.ts'
import { createClient } from './http.ts'
import type { Progress } from './output.ts'
import { choosePorts } from './ports.ts'
import type { Processes } from './processes.ts'
import type { Run } from './run.ts'
import { readSecrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import { placeStackFiles, publishStack } from './stack-file.ts'
import { keepRunning } from './supervisor.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'

/** A stack that serves: what a person wants to know of it. */
export type Stack = Awaited<ReturnType<typeof bringUp>>

/** Everything, in order. Throws a `StartFailure` when a part cannot be had. Spec section 10. */
export async function bringUp(settings: Settings, run: Run, progress: Progress) {
  const { processes } = run
  const ports = await choosePorts(settings)
  const secrets = readSecrets(settings.directory)
  const around = surroundingsOf(settings, ports, secrets)
  const files = await placeStackFiles(settings, around.apiUrl)
  run.noteStackFiles(files)
  await startParts({ settings, ports, secrets, around, processes, progress })

  const client = createClient(around.apiUrl)
  const demo = await progress.during('Demo Account', () =>
    ensureDemo(client, settings.directory, secrets),
  )
  const { role_id, node_id, application_id } = demo
  const inviter = { apiKey: demo.api_key, place: { role_id, node_id, application_id } }
  const invite = await progress.during('Demo invite', () =>
    sendDemoInvite(client, inviter, around.mailUrl),
  )
  const publish = () => publishStack(files, describe(around, demo, processes))
  publish()
  processes.whenChanged(publish)
  return { around, demo, invite, stackFile: files.shared ?? files.own }
}

async function startParts(scene: Scene) {
  await Promise.all([
    startMail(scene), // nobody needs it before the first mail
    startSms(scene),
    Promise.all([startDatabase(scene), startTemporal(scene)]).then(() => startApplication(scene)),
  ])
}

async function startApplication({ settings, secrets, ports, around, processes, progress }: Scene) {
  const environment = applicationEnvironment(settings, secrets, around)
  const { api, worker } = applicationServices(settings, ports, environment)
  await Promise.all([
    progress.during('API', () => keepRunning(api, processes, progress.note)),
    progress.during('Worker', () => keepRunning(worker, processes, progress.note)),
  ])
}

/** The stack as other programs see it. Spec section 10. */
function describe(around: Surroundings, demo: Demo, { pidOf }: Processes) {
  return {
    api_url: around.apiUrl,
    dashboard_url: `${around.apiUrl}/dashboard`,
    mail_url: around.mailUrl,
    sms_url: around.smsUrl,
    smtp_url: around.smtpUrl,
    temporal_address: around.temporalAddress,
    temporal_ui_url: around.temporalUiUrl,
    temporal_namespace: around.temporalNamespace,
    database_url: around.database.ownerUrl,
    app_database_url: around.database.url,
    demo,
    pids: {
      api: pidOf('api'),
      worker: pidOf('worker'),
      temporal: pidOf('temporal'),
      postgres: pidOf('postgres'),
    },
  }
}
