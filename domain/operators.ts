import {
  can,
  canAppoint,
  canGrant,
  type OperatorRole,
  type Powers,
  type Principal,
} from './access.ts'
import { Problem } from './problems.ts'

type CallingOperator = Extract<Principal, { type: 'operator' }>
type Appointment = { role: OperatorRole }

/** What may be different about an operator from now on; undefined stays as it is. */
export type OperatorChange = {
  firstName?: string | undefined
  lastName?: string | undefined
  passwordHash?: string | undefined
  role?: OperatorRole | undefined
  nodeIds?: string[] | undefined
  enabled?: boolean | undefined
}

/** Throws `permission_denied` for who may not make or remove such an operator. Spec §4. */
export function assertMayAppoint(principal: Powers, operator: Appointment): void {
  if (canAppoint(principal, operator)) return
  if (!can(principal, 'account.manage')) {
    throw new Problem('permission_denied', { missing_permission: 'account.manage' })
  }
  throw new Problem('permission_denied', { detail: 'An admin is up to admins.' })
}

/**
 * Everybody may change their own names and password. All else is up to who may appoint both the
 * operator there is and the one there would be; another's password is up to admins. Throws
 * `permission_denied`.
 */
export function assertMayChange(
  principal: CallingOperator,
  operator: Appointment & { id: string },
  change: OperatorChange,
): void {
  const isOwn = principal.id === operator.id
  const { role, nodeIds, enabled } = change
  if (isOwn && [role, nodeIds, enabled].every((part) => part === undefined)) return
  assertMayAppoint(principal, operator)
  assertMayAppoint(principal, { role: role ?? operator.role })
  if (change.passwordHash !== undefined && !isOwn && principal.role !== 'admin') {
    throw new Problem('permission_denied', { detail: 'The passwords of others are up to admins.' })
  }
}

/** An invite as far as it matters who may send it. */
export type Sendable = {
  accountId: string
  environmentId: string | null
  grants: { invitable: boolean; nodePath: string }[]
}
/** An operator as they are now. */
export type Remaining = Omit<Extract<Powers, { type: 'operator' }>, 'type'> & { enabled: boolean }

/** Whether an operator, as they are now, could make an invite that is pending. Spec §2. */
export function couldStillSend(operator: Remaining, invite: Sendable): boolean {
  const { enabled, ...rest } = operator
  const powers: Powers = { type: 'operator', ...rest }
  return (
    enabled &&
    can(powers, 'invite.manage', invite) &&
    invite.grants.every((grant) => canGrant(powers, grant, { path: grant.nodePath }))
  )
}
