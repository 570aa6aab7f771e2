import type { Ports } from './ports.ts'
import { databaseUrls } from './postgres.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

/** Where the application finds what it stands on, and where it is found itself. */
export type Surroundings = ReturnType<typeof surroundingsOf>

/** What was given from outside, else our own; known before any of it has been started. */
export function surroundingsOf({ external, namespace }: Settings, ports: Ports, secrets: Secrets) {
  const { temporalAddress, smtpUrl } = external
  return {
    apiUrl: `http://127.0.0.1:${ports.api}`,
    database: external.database ?? databaseUrls(ports.postgres, secrets),
    temporalAddress: temporalAddress ?? `127.0.0.1:${ports.temporal}`,
    temporalIsOurs: temporalAddress === undefined,
    temporalNamespace: namespace,
    temporalUiUrl: temporalAddress
      ? (external.temporalUiUrl ?? null)
      : `http://127.0.0.1:${ports.temporalUi}`,
    smtpUrl: smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`,
    mailUrl: smtpUrl ? null : `http://127.0.0.1:${ports.mail}`,
    smsUrl: external.sms ? null : `http://127.0.0.1:${ports.sms}`,
  }
}
