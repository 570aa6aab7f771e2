import { describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'

const secret = 'a'.repeat(43)
const settings = {
  DATABASE_URL: 'postgres://db.test/vestibule',
  PUBLIC_URL: 'https://vestibule.test',
  SMTP_URL: 'smtp://mail.test',
  INVITE_TOKEN_SECRETS: secret,
  ENCRYPTION_KEYS: secret,
  JWT_PRIVATE_KEYS: secret,
}
const messageOf = (given: Record<string, string>) => {
  try {
    readConfig({ ...settings, ...given })
  } catch (refusal) {
    return String(refusal)
  }
  return 'none'
}

describe('a setting', () => {
  it('may be left at its default', () => {
    expect(readConfig(settings)).toMatchObject({ LOG_LEVEL: 'info', windowMs: 604_800_000 })
  })

  it.each([
    ['DATABASE_URL', 'postgres://ada:hunter2@host:port/db'],
    ['TEMPORAL_UI_URL', 'http://hunter2:x'],
    ['PUBLIC_URL', 'https://ada:hunter2@vestibule.test'],
    ['PUBLIC_URL', 'https://vestibule.test/hunter2'],
    ['PUBLIC_URL', 'https://vestibule.test?hunter2'],
    ['PUBLIC_URL', 'https://vestibule.test hunter2'],
    ['SMTP_URL', 'smtp://hunter2:x'],
    ['HIBP_URL', 'ftp://hunter2'],
    ['INVITE_TTL', '36501d'],
    ['RESEND_COOLDOWN', '999999999d'],
    ['MAIL_FROM', 'hunter2\r\nBcc: eve@evil.test'],
    ['LOG_LEVEL', 'hunter2'],
    ['WEBHOOK_ALLOW', 'hunter2'],
    ['WEBHOOK_ALLOW', 'ada:hunter2@host:80'],
    ['WEBHOOK_ALLOW', 'hunter2:70000'],
    ['WEBHOOK_RETRIES', '5s,hunter2'],
    ['WEBHOOK_TIMEOUT', 'hunter2'],
    ['ALLOW_INSECURE_WEBHOOKS', 'hunter2'],
    ['PORTAL_JWKS_URL', 'http://issuer.test/hunter2'],
    ['PORTAL_JWKS_URL', 'https://ada:hunter2@issuer.test/'],
    ['PORTAL_JWKS_URL', 'https://issuer.test/hunter2'], // without the other two
    ['PORTAL_ISSUER', 'hunter2'],
    ['SMS_API_URL', 'http://provider.test/hunter2'],
    ['SMS_AUTH_TOKEN', 'hunter2'], // without the other two
    ['SMS_FROM', 'hunter2'],
    ['PORTAL_AUDIENCE', 'hunter2'],
    ['ARGON2_PARALLELISM', '64'],
  ])('%s is named when it is wrong, its value never: %s', (name, value) => {
    const message = messageOf({ [name]: value, ARGON2_MEMORY_KIB: '500' })
    expect(message).toContain(name)
    expect(message).not.toContain('hunter2')
  })

  it('of a foreign issuer comes with the other two, and names another issuer than us', () => {
    const issuer = {
      PORTAL_JWKS_URL: 'https://issuer.test/jwks.json',
      PORTAL_ISSUER: 'https://issuer.test/',
      PORTAL_AUDIENCE: 'vestibule',
    }
    expect(messageOf(issuer)).toBe('none')
    expect(messageOf({ ...issuer, PORTAL_JWKS_URL: 'http://127.0.0.1:9000/jwks' })).toBe('none')
    expect(messageOf({ ...issuer, PORTAL_AUDIENCE: '' })).toContain('PORTAL_AUDIENCE')
    const ours = { ...issuer, PORTAL_ISSUER: settings.PUBLIC_URL }
    expect(messageOf(ours)).toContain('must differ from PUBLIC_URL')
    expect(readConfig(settings).portalIssuer).toBeNull()
  })

  it('may be as long as a century', () => {
    expect(messageOf({ INVITE_TTL: '36500d' })).toBe('none')
  })
})
