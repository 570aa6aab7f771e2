/** Every refusal a caller can meet. Codes are public API and never change. Spec §3, RFC 9457. */
export const problems = {
  bad_request: { status: 400, title: 'The request cannot be read.' },
  invalid_json: { status: 400, title: 'The body is not valid JSON.' },
  invalid_template_key: { status: 400, title: 'invalid template key used to invite user' },
  unauthenticated: { status: 401, title: 'Valid credentials are needed.' },
  token_expired: { status: 401, title: 'The token has expired.' },
  invalid_credentials: { status: 401, title: 'These credentials are not right.' },
  current_password_required: { status: 401, title: 'The current password is needed.' },
  wrong_principal: { status: 403, title: 'This token is not meant for this endpoint.' },
  permission_denied: { status: 403, title: 'A permission is missing.' },
  cross_origin: { status: 403, title: 'The request came from another site.' },
  account_suspended: { status: 403, title: 'This account is suspended.' },
  portal_invites_disabled: { status: 403, title: 'People of this account may not invite.' },
  mail_link_required: { status: 403, title: 'Only the mailed link can do this.' },
  not_found: { status: 404, title: 'There is nothing here.' },
  invite_not_found: { status: 404, title: 'There is no such invitation.' },
  method_not_allowed: { status: 405, title: 'This method is not supported here.' },
  request_timeout: { status: 408, title: 'The request took too long to arrive.' },
  slug_taken: { status: 409, title: 'This slug is taken.' },
  name_taken: { status: 409, title: 'This name is taken.' },
  template_taken: { status: 409, title: 'This message is there in this language.' },
  template_in_use: { status: 409, title: 'Pending invitations are to have this message.' },
  email_conflict: { status: 409, title: 'This address is taken.' },
  last_admin: { status: 409, title: 'Somebody has to be left who may do everything.' },
  invite_pending: { status: 409, title: 'This address already has a pending invitation.' },
  invite_not_pending: { status: 409, title: 'This invitation is no longer pending.' },
  already_member: { status: 409, title: 'This person already has all that would be given.' },
  external_id_conflict: { status: 409, title: 'This external id already has an identity.' },
  node_in_use: { status: 409, title: 'Something still holds this node.' },
  role_in_use: { status: 409, title: 'Something still holds this role.' },
  application_in_use: { status: 409, title: 'Something still holds this application.' },
  too_many_webhooks: { status: 409, title: 'There are as many webhooks as there may be.' },
  webhook_disabled: { status: 409, title: 'This webhook is disabled.' },
  idempotency_in_progress: { status: 409, title: 'The first request is still running.' },
  invite_accepted: { status: 410, title: 'This invitation was already accepted.' },
  invite_expired: { status: 410, title: 'This invitation has expired.' },
  invite_revoked: { status: 410, title: 'This invitation was withdrawn.' },
  invite_rejected: { status: 410, title: 'This invitation was declined.' },
  invite_superseded: { status: 410, title: 'A newer link was made for this invitation.' },
  file_too_large: { status: 413, title: 'Give a file of at most 10 MB.' },
  body_too_large: { status: 413, title: 'The body is too large.' },
  unsupported_media_type: { status: 415, title: 'Send application/json.' },
  validation_failed: { status: 422, title: 'Some fields are not right.' },
  unknown_field: { status: 422, title: 'The body has a field that does not exist.' },
  password_breached: { status: 422, title: 'This password is known from a breach.' },
  role_node_pair: { status: 422, title: 'Give a role and a node, or neither.' },
  no_rows: { status: 422, title: 'Give at least one row.' },
  too_many_rows: { status: 422, title: 'Give at most 200 rows.' },
  duplicate_in_request: { status: 422, title: 'An earlier row has this address.' },
  duplicate_in_file: { status: 422, title: 'An earlier row of the file has this address.' },
  unknown_role: { status: 422, title: 'There is no such role.' },
  unknown_node: { status: 422, title: 'There is no such node.' },
  unknown_application: { status: 422, title: 'There is no such application.' },
  unknown_template: { status: 422, title: 'There is no such message template.' },
  invalid_template: { status: 422, title: 'This template cannot be used.' },
  too_many_templates: { status: 422, title: 'There are too many templates.' },
  sms_not_configured: { status: 422, title: 'Text messages are not set up here.' },
  message_refused: { status: 422, title: 'The message was refused on its way.' },
  flat_environment: { status: 422, title: 'A flat environment has its root node only.' },
  idempotency_key_reused: { status: 422, title: 'This key was used for another request.' },
  resend_cooldown: { status: 429, title: 'This invitation was sent a moment ago.' },
  recipient_cap: { status: 429, title: 'This address was written to often enough today.' },
  rate_limited: { status: 429, title: 'Too many requests.' },
  headers_too_large: { status: 431, title: 'The address and the headers are too long.' },
  internal: { status: 500, title: 'Something went wrong on our side.' },
  breach_check_unavailable: { status: 503, title: 'Passwords cannot be checked just now.' },
  service_unavailable: { status: 503, title: 'This cannot be done just now. Try again.' },
} as const

export type ProblemCode = keyof typeof problems

/** One field that is not right; `code` is stable, `message` is for people. */
export type FieldError = { field: string; code: string; message: string }

/** What may accompany a refusal; each member has its meaning in the spec, section 3 or 12. */
export type ProblemExtras = {
  detail?: string
  errors?: FieldError[]
  existing_invite_id?: string
  missing_permission?: string
  retry_after_seconds?: number
}

export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(problems, code)
}

/** A refusal. Its message is its code, so it crosses Temporal whole; the API adds the title. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly extras: ProblemExtras

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.extras = extras
  }
}

/** A refusal that concerns one field of the body. */
export function fieldProblem(code: ProblemCode, field: string, message?: string): Problem {
  return new Problem(code, { errors: [{ field, code, message: message ?? problems[code].title }] })
}
