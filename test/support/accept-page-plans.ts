import { type Plan, problem, type Reply } from './accept-page-site.ts'

const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString()

/** The answer to a look-up of Ada's invite. */
export const opened = (more: object = {}): Reply => ({
  status: 200,
  body: {
    account_name: 'Acme',
    inviter_name: 'Grace Hopper',
    first_name: 'Ada',
    last_name: 'Lovelace',
    masked_email: 'a•••@e•••.com',
    requires: 'password',
    expires_at: inAWeek,
    role_names: ['Editor', 'Billing viewer'],
    application_name: 'Customer Portal',
    lang: 'en',
    ...more,
  },
})

/** The answer to an acceptance. */
export const accepted = (redirect_url: string | null = null): Reply => ({
  status: 201,
  body: { invite: {}, identity: { email: 'ada@example.com' }, redirect_url },
})

export const known = opened({ requires: 'current_password' })
export const byMailOnly = opened({ requires: 'mail_link' })
export const texted = { masked_email: null, masked_mobile_number: '+49•••67' }
export const bySmsOnly = opened({ requires: 'mail_link', ...texted })
export const done: Reply = { status: 200 }
export const mailed: Reply = { status: 202, body: { masked_email: 'a•••@e•••.com' } }
export const breached = problem(422, 'password_breached')
export const wrongPassword = problem(401, 'invalid_credentials')
export const badFields = problem(422, 'validation_failed', {
  errors: [{ field: 'last_name', code: 'validation_failed', message: 'No.' }],
})
export const busy = problem(503, 'service_unavailable')
export const limited = problem(429, 'rate_limited', { retry_after_seconds: 90 })
export const coolingDown = problem(429, 'resend_cooldown', { retry_after_seconds: 240 })

export const plan = (lookUp: Reply, rest: Plan = {}): Plan => ({ lookUp: [lookUp], ...rest })
