import type { PayloadCodec } from '@temporalio/common'
import type { Transporter } from 'nodemailer'
import type { Sql } from '../db/client.ts'
import type { ProcessLock } from '../db/process-lock.ts'
import type { InvitePolicy } from '../domain/invite.ts'
import type { WebhookRules } from '../domain/webhook.ts'
import type { createInviteMessages } from '../emails/invite-message.ts'
import type { Texts } from '../posting/texts.ts'
import type { Breaches } from '../security/breaches.ts'
import type { Jwt } from '../security/jwt.ts'
import type { Passwords } from '../security/passwords.ts'
import type { PortalIssuer } from '../security/portal-issuer.ts'
import type { Sealer } from '../security/sealed.ts'
import type { LinkTokens } from '../security/tokens.ts'
import type { ImportRuns } from './import-runs.ts'
import type { InviteRuns } from './invite-runs.ts'
import type { Metrics } from './metrics.ts'

/** What of the configuration a route may know. */
export type Settings = {
  publicUrl: string
  mailFrom: string // sender of every message
  temporalUiUrl: string | undefined
  temporalNamespace: string
  defaultPolicy: InvitePolicy
  rateLimitPerMinute: number
  publicRateLimitPerMinute: number
  webhooks: WebhookRules
}

/** All that a route may reach for. `main.ts` gives the real ones, tests give theirs. */
export type RouteDeps = {
  settings: Settings
  sql: Sql
  processLock: ProcessLock
  tokens: LinkTokens
  messageOf: ReturnType<typeof createInviteMessages> // as the worker words them
  smtp: Transporter // for tests of templates; invites are the worker's
  texts: Texts | null // null: no provider of text messages is set up
  inviteRuns: InviteRuns
  importRuns: ImportRuns
  passwords: Passwords
  breaches: Breaches
  jwt: Jwt
  portalIssuer: PortalIssuer | null // who else may vouch for identities
  sealer: Sealer
  payloadCodec: PayloadCodec
  metrics: Metrics
  /** How long a stream of events lasts: then a client connects, and shows its credentials, anew. */
  streamMs: number
  /** How often it is asked meanwhile whether who follows still may. */
  recheckMs: number
  isTemporalReachable: () => Promise<boolean>
}
