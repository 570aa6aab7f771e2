import { randomBytes } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { buildApp } from '../api/app.ts'
import { createMetrics } from '../api/metrics.ts'
import { connect } from '../db/client.ts'
import { createInviteMessages } from '../emails/invite-message.ts'
import { createJwt } from '../security/jwt.ts'
import { createPasswords } from '../security/passwords.ts'
import { createPayloadCodec } from '../security/payload-codec.ts'
import { createSealer } from '../security/sealed.ts'
import { createLinkTokens } from '../security/tokens.ts'

const nothing = async () => undefined

/** `/openapi.json` of an API that is never asked anything: it needs no Postgres and no Temporal. */
export async function describeApi(publicUrl: string): Promise<string> {
  const secret = randomBytes(32)
  const sealer = createSealer([secret])
  const app = await buildApp(
    {
      settings: {
        publicUrl,
        mailFrom: '',
        temporalUiUrl: undefined,
        temporalNamespace: 'default',
        defaultPolicy: { windowMs: 0, cooldownMs: 0 },
        rateLimitPerMinute: 1,
        publicRateLimitPerMinute: 1,
        webhooks: { allow: [], allowInsecure: false },
      },
      sql: connect('postgres://nobody@127.0.0.1:9/nowhere', 1),
      processLock: { number: async () => 0, close: nothing },
      tokens: createLinkTokens([secret.toString('hex')]),
      messageOf: createInviteMessages({ from: '', readTemplate: nothing }),
      smtp: createTransport({ jsonTransport: true }),
      texts: null,
      inviteRuns: {
        startSoon: () => {},
        wakeSoon: () => {},
        accept: nothing,
        resend: nothing,
        revoke: nothing,
        decline: nothing,
        drain: nothing,
      },
      importRuns: { startSoon: () => {}, cancel: () => {}, drain: nothing },
      passwords: createPasswords({ memoryKib: 1024, timeCost: 1, parallelism: 1 }),
      breaches: { assertNotBreached: nothing },
      jwt: createJwt([secret], publicUrl),
      sealer,
      payloadCodec: createPayloadCodec(sealer),
      metrics: createMetrics(),
      portalIssuer: null,
      streamMs: 0,
      recheckMs: 15_000,
      isTemporalReachable: async () => false,
    },
    { logLevel: 'silent', trustProxy: false, webFolder: import.meta.dirname },
  )
  await app.ready()
  const { payload } = await app.inject('/openapi.json')
  await app.close()
  return payload
}
