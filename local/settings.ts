import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartFailure } from './failure.ts'

/** The checkout; this code runs from `dist/local.js`. */
export const root = fileURLToPath(new URL('..', import.meta.url))

export type Settings = ReturnType<typeof readSettings>

/** What the arguments and the environment ask for. Throws a `StartFailure` for an unknown argument. */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv) {
  const unknown = args.find((arg) => arg !== '--ephemeral')
  if (unknown) throw new StartFailure(`Unknown argument ${unknown}. There is one: --ephemeral`)
  const ephemeral = args.includes('--ephemeral')
  const lasting = join(root, '.local')
  const directory = ephemeral ? mkdtempSync(join(tmpdir(), 'vestibule-')) : lasting
  return {
    environment,
    ephemeral,
    directory,
    stackFile: resolve(environment.STACK_FILE || join(lasting, 'stack.json')),
    namespace: environment.TEMPORAL_NAMESPACE || 'default',
    // A throw-away run has ports of its own, so an address from outside cannot be its address.
    publicUrl: ephemeral ? undefined : environment.PUBLIC_URL || undefined,
    external: {
      database: readDatabase(environment),
      temporalAddress: environment.TEMPORAL_ADDRESS || undefined,
      temporalUiUrl: environment.TEMPORAL_UI_URL || undefined,
      smtpUrl: environment.SMTP_URL || undefined,
      sms: Boolean(environment.SMS_ACCOUNT_SID),
    },
  }
}

function readDatabase(environment: NodeJS.ProcessEnv) {
  const url = environment.DATABASE_URL
  return url ? { url, ownerUrl: environment.MIGRATION_DATABASE_URL || url } : undefined
}
