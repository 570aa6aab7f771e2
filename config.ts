import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { parseDuration } from './domain/duration.ts'
import { isTrustedUrl } from './domain/registered-url.ts'

/** Every setting, with its default. Read once, at start, by the entry points alone. Spec §10. */
const settings = Type.Object({
  DATABASE_URL: address(/^postgres(ql)?:$/),
  DATABASE_POOL_SIZE: Type.Integer({ minimum: 2, maximum: 200, default: 16 }),
  TEMPORAL_ADDRESS: Type.String({ default: 'localhost:7233' }),
  TEMPORAL_NAMESPACE: Type.String({ default: 'default' }),
  TEMPORAL_TASK_QUEUE: Type.String({ default: 'vestibule' }),
  TEMPORAL_UI_URL: Type.Optional(address(/^https?:$/)),
  PUBLIC_URL: Type.Refine(Type.String(), isOrigin, () => 'must be an origin: https://host'),
  HOST: Type.String({ default: '0.0.0.0' }),
  PORT: Type.Integer({ minimum: 0, maximum: 65535, default: 3000 }),
  LOG_LEVEL: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
    default: 'info',
  }),
  TRUST_PROXY: Type.Boolean({ default: false }),
  INVITE_TOKEN_SECRETS: Type.String({ minLength: 32 }),
  ENCRYPTION_KEYS: Type.String({ minLength: 32 }),
  JWT_PRIVATE_KEYS: Type.String({ minLength: 32 }),
  PORTAL_JWKS_URL: Type.Optional(trustedAddress()),
  PORTAL_ISSUER: Type.Optional(Type.String()),
  PORTAL_AUDIENCE: Type.Optional(Type.String()),
  SMTP_URL: address(/^smtps?:$/),
  SMTP_CONNECTIONS: Type.Integer({ minimum: 1, maximum: 500, default: 30 }),
  SEND_RATE: Type.Integer({ minimum: 0, maximum: 100_000, default: 200 }),
  MAIL_FROM: Type.String({ pattern: '^\\P{Cc}+$', default: 'Vestibule <no-reply@localhost>' }),
  SMS_API_URL: trustedAddress({ default: 'https://api.twilio.com' }),
  SMS_ACCOUNT_SID: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]+$' })),
  SMS_AUTH_TOKEN: Type.Optional(Type.String({ pattern: '^[\\x21-\\x7e]+$' })),
  SMS_FROM: Type.Optional(Type.String({ pattern: '^\\P{Cc}{1,64}$' })),
  INVITE_TTL: duration('7d'),
  RESEND_COOLDOWN: duration('5m'),
  WEBHOOK_ALLOW: Type.String({ default: '' }),
  ALLOW_INSECURE_WEBHOOKS: Type.Boolean({ default: false }),
  WEBHOOK_TIMEOUT: duration('15s'),
  WEBHOOK_RETRIES: Type.String({ default: '5s,30s,5m,30m,2h,5h,10h,14h,18h,23h' }),
  HIBP_URL: address(/^https?:$/, { default: 'https://api.pwnedpasswords.com' }),
  BREACH_CHECK: Type.Union([Type.Literal('fallback'), Type.Literal('strict')], {
    default: 'fallback',
  }),
  ARGON2_MEMORY_KIB: Type.Integer({ minimum: 8, maximum: 4_194_304, default: 19_456 }),
  ARGON2_TIME_COST: Type.Integer({ minimum: 1, maximum: 100, default: 2 }),
  ARGON2_PARALLELISM: Type.Integer({ minimum: 1, maximum: 64, default: 1 }),
  RATE_LIMIT_PER_MINUTE: Type.Integer({ minimum: 1, default: 3000 }),
  PUBLIC_RATE_LIMIT_PER_MINUTE: Type.Integer({ minimum: 1, default: 60 }),
})

const longestMs = 36_500 * 86_400_000 // a century: later is no date Postgres or Temporal can hold

function duration(fallback: string) {
  const isBearable = (text: string) => (parseDuration(text) ?? Number.NaN) <= longestMs
  const message = 'must be as 90s, 5m, 12h or 7d, and at most 36500d'
  return Type.Refine(Type.String({ default: fallback }), isBearable, () => message)
}

function address(protocol: RegExp, options: { default?: string } = {}) {
  const isAddress = (text: string) => URL.canParse(text) && protocol.test(new URL(text).protocol)
  return Type.Refine(Type.String(options), isAddress, () => 'must be an address of its kind')
}

/** Whoever answers there decides who comes in, or is told who we are. */
function trustedAddress(options: { default?: string } = {}) {
  const message = 'must be an https address; http on loopback only'
  return Type.Refine(Type.String(options), isTrustedUrl, () => message)
}

/** Links are built upon it, so it may hold no path, no credentials and nothing to trim. */
function isOrigin(text: string): boolean {
  return /^https?:\/\/[^/?#@\s\\]+$/.test(text) && URL.canParse(text)
}

export type Config = ReturnType<typeof readConfig>

/** Throws with every setting that is missing or wrong, by name; never with its value. */
export function readConfig(environment: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const values = Value.Convert(settings, Value.Default(settings, Value.Clean(settings, given)))
  if (!Value.Check(settings, values)) {
    const wrong = Value.Errors(settings, values).flatMap(nameSetting)
    throw new Error(
      `Check these settings; the README lists all:\n  ${[...new Set(wrong)].join('\n  ')}`,
    )
  }
  if (values.ARGON2_MEMORY_KIB < 8 * values.ARGON2_PARALLELISM) {
    throw new Error('ARGON2_MEMORY_KIB must be at least 8 times ARGON2_PARALLELISM.')
  }
  return {
    ...values,
    tokenSecrets: tokenSecrets(values.INVITE_TOKEN_SECRETS),
    encryptionKeys: secretList('ENCRYPTION_KEYS', values.ENCRYPTION_KEYS),
    jwtKeys: secretList('JWT_PRIVATE_KEYS', values.JWT_PRIVATE_KEYS),
    portalIssuer: readPortalIssuer(values),
    texts: readTexts(values),
    windowMs: parseDuration(values.INVITE_TTL) ?? Number.NaN,
    cooldownMs: parseDuration(values.RESEND_COOLDOWN) ?? Number.NaN,
    webhooks: readWebhooks(values),
  }
}

/** Null: nobody but us vouches for identities. */
function readPortalIssuer(given: Static<typeof settings>) {
  const { PORTAL_JWKS_URL: jwksUrl, PORTAL_ISSUER: issuer, PORTAL_AUDIENCE: audience } = given
  if (!jwksUrl && !issuer && !audience) return null
  if (!jwksUrl || !issuer || !audience) {
    throw new Error('Set all of PORTAL_JWKS_URL, PORTAL_ISSUER and PORTAL_AUDIENCE, or none.')
  }
  if (issuer === given.PUBLIC_URL) {
    throw new Error('PORTAL_ISSUER must differ from PUBLIC_URL, which names our own tokens.')
  }
  return { jwksUrl, issuer, audience }
}

/** Null: no text messages are sent. */
function readTexts(given: Static<typeof settings>) {
  const { SMS_API_URL: url, SMS_ACCOUNT_SID: accountSid } = given
  const { SMS_AUTH_TOKEN: authToken, SMS_FROM: from } = given
  if (!accountSid && !authToken && !from) return null
  if (accountSid && authToken && from) return { url, accountSid, authToken, from }
  throw new Error('Set all of SMS_ACCOUNT_SID, SMS_AUTH_TOKEN and SMS_FROM, or none.')
}

function readWebhooks(given: Static<typeof settings>) {
  const { WEBHOOK_ALLOW, WEBHOOK_RETRIES, WEBHOOK_TIMEOUT } = given
  return {
    allow: listOf(WEBHOOK_ALLOW).map(hostAndPort),
    allowInsecure: given.ALLOW_INSECURE_WEBHOOKS,
    timeoutMs: parseDuration(WEBHOOK_TIMEOUT) ?? Number.NaN,
    retries: listOf(WEBHOOK_RETRIES).map((text) => {
      const ms = parseDuration(text)
      if (ms !== null && ms <= longestMs) return ms
      throw new Error('WEBHOOK_RETRIES must list durations as 5s,5m,2h.')
    }),
  }
}

const listOf = (text: string) => text.split(',').flatMap((item) => item.trim() || [])

/** As a URL would have it: lower case, an IPv6 address in brackets and in its shortest form. */
function hostAndPort(text: string): string {
  const [, port] = /^[^\s/?#@]+:(\d{1,5})$/.exec(text) ?? []
  const isPair = port && Number(port) > 0 && URL.canParse(`http://${text}`)
  if (isPair) return `${new URL(`http://${text}`).hostname}:${Number(port)}`
  throw new Error('WEBHOOK_ALLOW must list pairs of host and port, as 10.0.0.7:8443.')
}

/** For entry points: a wrong setting ends the process with one message, and no stack. */
export function readConfigOrExit(environment: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(environment)
  } catch (refusal) {
    process.stderr.write(`${refusal instanceof Error ? refusal.message : refusal}\n`)
    process.exit(1)
  }
}

type SettingError = { instancePath: string; message: string; params: object }

function nameSetting({ instancePath, message, params }: SettingError): string[] {
  if ('requiredProperties' in params && Array.isArray(params.requiredProperties)) {
    return params.requiredProperties.map((name) => `${name} is not set`)
  }
  return [`${instancePath.slice(1)} ${message}`]
}

/** Comma-separated, newest first; any text of 32 characters or more. The first one signs. */
function tokenSecrets(text: string): string[] {
  const secrets = text.split(',').map((secret) => secret.trim())
  if (secrets.some((secret) => secret.length < 32)) {
    throw new Error('INVITE_TOKEN_SECRETS must hold secrets of at least 32 characters each.')
  }
  return secrets
}

/** Comma-separated, newest first; each 32 random bytes, base64url. The first one signs and seals. */
function secretList(name: string, text: string): Buffer[] {
  const secrets = text.split(',').map((secret) => Buffer.from(secret.trim(), 'base64url'))
  if (secrets.some((secret) => secret.length !== 32)) {
    throw new Error(`${name} must hold secrets of 32 bytes each, base64url, comma-separated.`)
  }
  return secrets
}
