/** What an API key may be allowed to do. Spec §1. */
export const permissions = [
  'invite.read',
  'invite.manage',
  'identity.read',
  'identity.manage',
  'import.manage',
] as const
export type Permission = (typeof permissions)[number]

export type OperatorRole = 'admin' | 'secondary_admin' | 'user_invite'

/** Who speaks to us. An API key implies its environment; an operator names one. */
export type Principal =
  | {
      type: 'api_key'
      id: string
      name: string
      accountId: string
      environmentId: string
      permissions: Permission[]
    }
  | {
      type: 'operator'
      id: string
      name: string
      email: string
      accountId: string
      sessionId: string
      role: OperatorRole
      nodeIds: string[] // subtrees the operator is limited to; empty: not limited
      environmentIds: string[] // where those are
    }
  | {
      type: 'identity'
      id: string
      name: string
      accountId: string
      sessionId: string | null // null: signed in elsewhere
    }

type OperatorPrincipal = Extract<Principal, { type: 'operator' }>
/** As much of a principal as the rules ask about: an operator need not be signed in for that. */
export type Powers =
  | Exclude<Principal, { type: 'operator' }>
  | Pick<OperatorPrincipal, 'type' | 'accountId' | 'role' | 'nodeIds' | 'environmentIds'>

/** Who did something, as events and facts tell it. */
export type Actor = {
  type: 'operator' | 'api_key' | 'identity' | 'invitee' | 'temporal' | 'system'
  id?: string
  name?: string
}

/** `account.manage` reaches a whole account, `node.manage` the caller's own subtrees. */
export type Action = Permission | 'account.manage' | 'node.manage' | 'portal.invite'
/** Where something is to be done; no environment: at the account itself. */
export type Target = { accountId: string; environmentId: string | null }

const operatorActions: Record<OperatorRole, readonly Action[]> = {
  admin: [...permissions, 'account.manage', 'node.manage'],
  secondary_admin: [...permissions, 'account.manage', 'node.manage'],
  user_invite: ['invite.read', 'invite.manage', 'identity.read'],
}

/** The one place that decides who may do what, and where. Spec §1, §4. */
export function can(principal: Powers, action: Action, target?: Target): boolean {
  return holds(principal, action) && (!target || reaches(principal, target))
}

function holds(principal: Powers, action: Action): boolean {
  if (principal.type === 'identity') return action === 'portal.invite'
  if (principal.type === 'api_key') return principal.permissions.some((own) => own === action)
  if (action === 'account.manage' && principal.nodeIds.length > 0) return false
  return operatorActions[principal.role].includes(action)
}

/** All that an operator may do somewhere. */
export const actionsOf = (operator: OperatorPrincipal): Action[] =>
  operatorActions[operator.role].filter((action) => can(operator, action))

/** The environments an operator has business in; null: all of the account's. */
export const environmentsOf = ({ nodeIds, environmentIds }: OperatorPrincipal): string[] | null =>
  nodeIds.length === 0 ? null : environmentIds

/** A key has its environment, an operator limited to nodes the environments that those are in. */
function reaches(principal: Powers, { accountId, environmentId }: Target): boolean {
  if (principal.accountId !== accountId) return false
  if (principal.type === 'api_key') return principal.environmentId === environmentId
  if (principal.type === 'identity') return environmentId === null
  if (principal.nodeIds.length === 0) return true
  return environmentId !== null && principal.environmentIds.includes(environmentId)
}

/**
 * Nobody makes, changes or removes an operator who could do more than they can themselves (spec
 * §4): an admin only an admin, and nobody who is limited or may only invite.
 */
export function canAppoint(principal: Powers, operator: { role: OperatorRole }): boolean {
  if (principal.type !== 'operator' || !can(principal, 'account.manage')) return false
  return operator.role !== 'admin' || principal.role === 'admin'
}

/** Who may suspend an account is who may still come in to resume it. Spec §2. */
export const isUnlimitedAdmin = (operator: { role: OperatorRole; nodeIds: string[] }): boolean =>
  operator.role === 'admin' && operator.nodeIds.length === 0

/**
 * Nobody hands out more than they hold (spec §4): an operator limited to subtrees gives roles only
 * there, and `user_invite` operators only roles marked `invitable`.
 */
export function canGrant(
  principal: Powers,
  role: { invitable: boolean },
  node: { path: string },
): boolean {
  if (principal.type === 'api_key') return true
  if (principal.type === 'identity') return false
  if (principal.role === 'user_invite' && !role.invitable) return false
  return (
    principal.nodeIds.length === 0 || principal.nodeIds.some((id) => node.path.includes(`/${id}/`))
  )
}
