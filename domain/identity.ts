import { canGrant, type Powers } from './access.ts'
import { fieldProblem, Problem } from './problems.ts'

type CheckedPlan = {
  emailTaken: boolean
  externalIdTaken: boolean
  applicationId: string | null
  roleKnown: boolean
  nodeKnown: boolean
  invitable: boolean
  nodePath: string
}
type Wanted = { applicationId: string | null; grant: object | null }

/**
 * Whether this principal may make this identity (spec §4). Throws `unknown_application`,
 * `unknown_role`, `unknown_node`, `permission_denied`, `email_conflict` or `external_id_conflict`.
 * A pending invite for the address is no hindrance: who accepts it later proves to be this person
 * and gains what it gives (spec §2).
 */
export function assertMayCreate(plan: CheckedPlan, wanted: Wanted, powers: Powers): void {
  if (wanted.applicationId && !plan.applicationId) {
    throw fieldProblem('unknown_application', 'application_id')
  }
  if (wanted.grant) assertMayAssign(plan, powers)
  if (plan.emailTaken) throw fieldProblem('email_conflict', 'email')
  if (plan.externalIdTaken) throw fieldProblem('external_id_conflict', 'external_id')
}

function assertMayAssign(plan: CheckedPlan, powers: Powers): void {
  if (!plan.roleKnown) throw fieldProblem('unknown_role', 'role_id')
  if (!plan.nodeKnown) throw fieldProblem('unknown_node', 'node_id')
  if (canGrant(powers, plan, { path: plan.nodePath })) return
  throw new Problem('permission_denied', { detail: 'You may not give this role at this node.' })
}
