import { Problem, type ProblemCode } from './problems.ts'

/** The words of the user-actions surface, and ours for them. Spec §4. */
export const userInviteStates = [
  'initiated',
  'reinitiated',
  'accepted',
  'revoked',
  'rejected',
] as const
export type UserInviteState = (typeof userInviteStates)[number]

const codes: Partial<Record<ProblemCode, ProblemCode>> = {
  unknown_template: 'invalid_template_key',
}
const fields: Record<string, string> = {
  first_name: 'given_name',
  last_name: 'family_name',
  custom_fields: 'customFields',
  template_key: 'invite_template_key',
  application_id: 'client_id',
  role_id: 'groups',
  node_id: 'groups',
}

/** A refusal of ours in the words of whoever called by this surface; anything else as it is. */
export function inTheirWords(failure: unknown): unknown {
  if (!(failure instanceof Problem)) return failure
  const { code, extras } = failure
  const told = codes[code] ?? code
  const errors = extras.errors?.map((error) => ({
    ...error,
    field: fields[error.field] ?? error.field,
  }))
  if (told !== code) return new Problem(told)
  return new Problem(code, { ...extras, ...(errors && { errors }) })
}

const lateRefusals: ReadonlySet<ProblemCode> = new Set([
  'invite_accepted',
  'invite_expired',
  'invite_revoked',
  'invite_rejected',
  'invite_superseded',
])

/** For an inviter, an invite that was settled meanwhile is no dead link: `invite_not_pending`. */
export const asTransition = (failure: unknown): unknown =>
  failure instanceof Problem && lateRefusals.has(failure.code)
    ? new Problem('invite_not_pending')
    : failure
