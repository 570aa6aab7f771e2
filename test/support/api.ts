import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { createTransport } from 'nodemailer'
import { afterAll } from 'vitest'
import { type AppOptions, buildApp } from '../../api/app.ts'
import type { RouteDeps } from '../../api/deps.ts'
import { createMetrics } from '../../api/metrics.ts'
import { connect, type Sql } from '../../db/client.ts'
import { readTemplateText } from '../../db/message-templates.ts'
import { createProcessLock } from '../../db/process-lock.ts'
import { createInviteMessages } from '../../emails/invite-message.ts'
import { createBreachCheck } from '../../security/breaches.ts'
import { createJwt } from '../../security/jwt.ts'
import { createPasswords } from '../../security/passwords.ts'
import { createPayloadCodec } from '../../security/payload-codec.ts'
import { createSealer } from '../../security/sealed.ts'
import { createLinkTokens } from '../../security/tokens.ts'
import { type Contract, createContract } from './contract.ts'

export const publicUrl = 'http://vestibule.test'
export const temporalUiUrl = 'http://temporal-ui.test:8080'
const mailFrom = 'Vestibule <no-reply@vestibule.test>'
export const password = 'correct horse battery staple'
export const jwtKeys = [randomBytes(32), randomBytes(32)]
export const jwt = createJwt(jwtKeys, publicUrl)

export type Call = Pick<
  InjectOptions,
  'method' | 'headers' | 'payload' | 'remoteAddress' | 'cookies'
>
export type Api = Awaited<ReturnType<typeof startApi>>

let contract: Contract | undefined

/** One for all: whatever the settings, the routes promise the same. */
export function contractOf(app: FastifyInstance): Contract {
  contract ??= createContract(JSON.parse(JSON.stringify(app.swagger())))
  return contract
}

/**
 * The real API in this process, on a real Postgres. Every answer is held against `/openapi.json`.
 * Stand-ins: Temporal, where nothing is started, the range API of HaveIBeenPwned, which knows no
 * password, and the mail server, which takes everything.
 */
export async function startApi(
  changes: Partial<RouteDeps> = {},
  options: Partial<AppOptions> = {},
) {
  const databaseUrl = process.env.TEST_DATABASE_URL
  if (!databaseUrl) throw new Error('TEST_DATABASE_URL must name a migrated database.')
  const sql = connect(databaseUrl, 6)
  const processLock = createProcessLock(databaseUrl)
  const deps = { ...standIns(), ...realDeps(), ...wording(sql), sql, processLock, ...changes }
  const usual = { logLevel: 'error', trustProxy: true, webFolder: tmpdir() }
  const app = await buildApp(deps, { ...usual, ...options })
  await app.ready()
  return {
    app,
    sql,
    deps,
    /** A GET, or with a payload a POST, unless a method is named. */
    async call(url: string, call: Call = {}) {
      const method = call.method ?? (call.payload === undefined ? 'GET' : 'POST')
      const answer = await app.inject({ ...call, method, url })
      contractOf(app).assertKept({ method, url }, answer)
      return answer
    },
    async stop() {
      await app.close()
      await Promise.all([sql.end({ timeout: 1 }), processLock.close()])
    },
  }
}

/** An API for all tests of a file, stopped after them. */
export async function openApi(...given: Parameters<typeof startApi>): Promise<Api> {
  const api = await startApi(...given)
  afterAll(() => api.stop())
  return api
}

function realDeps() {
  const sealer = createSealer([randomBytes(32), randomBytes(32)])
  return {
    settings: {
      publicUrl,
      mailFrom,
      temporalUiUrl,
      temporalNamespace: 'default',
      defaultPolicy: { windowMs: 7 * 86_400_000, cooldownMs: 300_000 },
      rateLimitPerMinute: 100_000,
      publicRateLimitPerMinute: 100_000,
      webhooks: { allow: [], allowInsecure: false },
    },
    tokens: createLinkTokens([randomBytes(32).toString('hex')]),
    passwords: createPasswords({ memoryKib: 1024, timeCost: 1, parallelism: 1 }),
    jwt,
    portalIssuer: null,
    sealer,
    payloadCodec: createPayloadCodec(sealer),
    metrics: createMetrics(),
    streamMs: 600_000,
    recheckMs: 15_000,
  }
}

function wording(sql: Sql) {
  const readTemplate = (id: string) => readTemplateText(sql, id)
  return { messageOf: createInviteMessages({ from: mailFrom, readTemplate }) }
}

const nothing = async () => {}

function standIns() {
  return {
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
    breaches: createBreachCheck({
      url: 'http://range.test',
      mode: 'strict',
      onFallback: () => {},
      fetcher: async () => new Response(''),
    }),
    smtp: createTransport({ jsonTransport: true }),
    texts: null,
    isTemporalReachable: async () => true,
  }
}

/** What somebody types to sign up, unlike what anybody typed before. */
export function signUpForm(given: object = {}) {
  const unique = randomUUID().slice(0, 13)
  return {
    name: 'Acme',
    slug: `acme-${unique}`,
    email: `Ada-${unique}@acme.test`,
    password,
    first_name: 'Ada',
    last_name: 'Lovelace',
    ...given,
  }
}

/** A new account, its admin signed in. */
export async function signUp(api: Api) {
  const payload = signUpForm()
  const answer = await api.call('/api/v1/accounts', { payload })
  const { account, environments, operator, token } = answer.json()
  return {
    slug: payload.slug,
    email: payload.email,
    token,
    accountId: String(account.id),
    operatorId: String(operator.id),
    environmentId: String(environments[0].id),
    rootNodeId: String(environments[0].root_node_id),
    bearer: { authorization: `Bearer ${token}` },
  }
}

export type Account = Awaited<ReturnType<typeof signUp>>

/** A new API key of the account's first environment, as headers. */
export async function makeKey(api: Api, account: Account, permissions: string[]) {
  const answer = await api.call(`/api/v1/environments/${account.environmentId}/api-keys`, {
    headers: account.bearer,
    payload: { name: `Key ${randomUUID()}`, permissions },
  })
  const { id, key } = answer.json()
  return { id: String(id), headers: { 'x-api-key': String(key) } }
}
