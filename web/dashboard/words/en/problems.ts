import type { RefusalCode } from '../../api/refusal.ts'

/** Words for refusals by code, where the API's own words are not made for this reader. */
const byCode: Partial<Record<RefusalCode, string>> = {
  offline: 'You are offline. Nothing was sent: try again once you are back.',
  unreachable: 'The server could not be reached. Nothing is lost: please try again.',
  unknown: 'The server gave an answer that makes no sense here. Please try again in a moment.',
  internal: 'Something went wrong on our side. Please try again in a moment.',
  service_unavailable: 'The service is busy. Nothing is lost: please try again in a moment.',
  breach_check_unavailable: 'Passwords cannot be checked just now. Please try again soon.',
  unauthenticated: 'Your session is over. Please sign in again.',
  token_expired: 'Your session is over. Please sign in again.',
  invalid_credentials: 'These credentials are not right.',
  wrong_principal: 'You may not do this as who you are signed in.',
  permission_denied: 'You do not have the permission for this. Ask an admin of your account.',
  cross_origin: 'The dashboard was opened under another address than its own. Open it there.',
  account_suspended: 'This account is suspended. Only an admin can sign in, to resume it.',
  not_found: 'This does not exist, or you may not see it.',
  validation_failed: 'Please check the marked fields.',
  unknown_field: 'Please check the marked fields.',
  password_breached: 'This password has appeared in a data breach. Please choose another one.',
  slug_taken: 'This account name is taken. Please choose another one.',
  name_taken: 'This name is taken. Please choose another one.',
  email_conflict: 'This address already has an identity.',
  external_id_conflict: 'This external id already belongs to an identity.',
  invite_pending: 'This address already has a pending invite.',
  invite_not_pending: 'This invite is no longer pending.',
  already_member: 'This person already has everything this would give.',
  last_admin: 'This is the last admin of the whole account. Make somebody else one first.',
  flat_environment: 'This Environment is flat: it has its root node only.',
  rate_limited: 'There were too many requests. Please wait a moment.',
  resend_cooldown: 'This invite was sent a moment ago. Please wait before you send it again.',
  recipient_cap: 'This address was written to often enough today. Please try again tomorrow.',
  idempotency_in_progress: 'Your first request is still running. Please wait a moment.',
  unknown_role: 'This role is gone, or you may not give it.',
  unknown_node: 'This node is gone, or you may not give roles there.',
  unknown_application: 'This application is gone or switched off.',
  file_too_large: 'This file is larger than 10 MB. Split it, and import the parts one by one.',
  too_many_rows: 'There are too many rows. Split the file, and import the parts one by one.',
  no_rows: 'There is no row to import.',
  template_taken: 'This message is there in this language already.',
  template_in_use:
    'Pending invites are to have this message, and this is its last language. It can be deleted once they have ended.',
  unknown_template: 'This message is gone.',
  invalid_template: 'Please check the marked fields.',
  too_many_templates: 'There are as many templates as there may be. Delete some first.',
  sms_not_configured: 'Text messages are not set up here: the service has no provider.',
  too_many_webhooks: 'There are 20 webhooks here already. Delete one first.',
  webhook_disabled: 'This webhook is disabled. Enable it first.',
  role_node_pair: 'Choose a role and a node, or neither.',
}

const faults: Partial<Record<string, string>> = {
  required: 'Please fill this in.',
  too_short: 'This is too short.',
  too_long: 'This is too long.',
  password_breached: byCode.password_breached,
  slug_taken: byCode.slug_taken,
  name_taken: byCode.name_taken,
  email_conflict: byCode.email_conflict,
  template_taken: byCode.template_taken,
  unknown_template: byCode.unknown_template,
}

export const problems = {
  byCode,
  /** Words for one field, by its error's code. */
  faults,
  other: 'This did not work.',
  missingPermission: (permission: string) =>
    `You need the permission “${permission}” for this. Ask an admin of your account.`,
}
