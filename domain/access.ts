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
    }

/** Who did something, as events and facts tell it. */
export type Actor = {
  type: 'operator' | 'api_key' | 'identity' | 'invitee' | 'temporal' | 'system'
  id?: string
  name?: string
}

const operatorPermissions: Record<OperatorRole, readonly string[]> = {
  admin: [...permissions, 'account.manage'],
  secondary_admin: [...permissions, 'account.manage'],
  user_invite: ['invite.read', 'invite.manage', 'identity.read'],
}

/** The one place that decides who may do what. Tenancy is decided before, by the look-up. */
export function can(principal: Principal, action: Permission | 'account.manage'): boolean {
  const held =
    principal.type === 'api_key' ? principal.permissions : operatorPermissions[principal.role]
  return held.some((permission) => permission === action)
}

/**
 * Nobody hands out more than they hold (spec §4): an operator limited to subtrees gives roles only
 * there, and `user_invite` operators only roles marked `invitable`.
 */
export function canGrant(
  principal: Principal,
  role: { invitable: boolean },
  node: { path: string },
): boolean {
  if (principal.type === 'api_key') return true
  if (principal.role === 'user_invite' && !role.invitable) return false
  return (
    principal.nodeIds.length === 0 || principal.nodeIds.some((id) => node.path.includes(`/${id}/`))
  )
}
