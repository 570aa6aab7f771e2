import { canGrant, type Powers } from './access.ts'
import type { Sendable } from './operators.ts'
import { fieldProblem, Problem } from './problems.ts'

type CheckedPlan = {
  accountSuspended: boolean
  environmentSuspended: boolean
  portalInvites: boolean
  templateKnown: boolean
  namedApplicationId: string | null
  identityId: string | null
  isMember: boolean
  grants: {
    roleKnown: boolean
    nodeKnown: boolean
    invitable: boolean
    nodePath: string
    held: boolean
  }[]
}
type Names = { namesApplication: boolean }

/**
 * Whether this principal may make this invite (spec §2, §4). Throws `account_suspended`,
 * `portal_invites_disabled`, `unknown_template`, `unknown_application`, `unknown_role`,
 * `unknown_node`, `permission_denied` or `already_member`.
 */
export function assertMayInvite(plan: CheckedPlan, names: Names, powers: Powers): void {
  if (plan.accountSuspended || plan.environmentSuspended) throw new Problem('account_suspended')
  if (powers.type === 'identity' && !plan.portalInvites) {
    throw new Problem('portal_invites_disabled')
  }
  assertThere(plan, names)
  assertMayGive(plan.grants, powers)
  if (plan.isMember && plan.grants.every(({ held }) => held)) throw new Problem('already_member')
}

/**
 * Whether all that an invite names is there and enabled. Throws `unknown_template`,
 * `unknown_application`, `unknown_role` or `unknown_node`.
 */
export function assertThere(plan: CheckedPlan, { namesApplication }: Names): void {
  if (!plan.templateKnown) throw fieldProblem('unknown_template', 'template_key')
  if (namesApplication && !plan.namedApplicationId) {
    throw fieldProblem('unknown_application', 'application_id')
  }
  for (const grant of plan.grants) {
    if (!grant.roleKnown) throw fieldProblem('unknown_role', 'role_id')
    if (!grant.nodeKnown) throw fieldProblem('unknown_node', 'node_id')
  }
}

/**
 * Who may not give a role may not hand on, send again or withdraw an invite that gives it either:
 * a link to it is the gift. Throws `permission_denied`.
 */
export function assertMayGive(grants: Sendable['grants'], powers: Powers): void {
  if (grants.every((grant) => canGrant(powers, grant, { path: grant.nodePath }))) return
  throw new Problem('permission_denied', { detail: 'You may not give this role at this node.' })
}
