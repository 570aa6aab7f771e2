import type { Holders } from '../domain/holders.ts'
import { fieldProblem } from '../domain/problems.ts'
import { type Sql, violatedConstraint } from './client.ts'

/** What names a node, a role or an application; counted once the keys have refused a delete. */

export async function countNodeHolders(
  sql: Sql,
  { environmentId, id }: { environmentId: string; id: string },
): Promise<Holders> {
  const [holders] = await sql<[Holders]>`
    select (select count(*)::int from nodes
        where environment_id = ${environmentId} and parent_id = ${id}) as nodes,
      (select count(*)::int from role_assignments where node_id = ${id}) as assignments,
      (select count(*)::int from operator_nodes where node_id = ${id}) as operators,
      ${countInvites(sql)}
    from invites
    where invites.id in (select invite_id from invite_grants where node_id = ${id})`
  return holders
}

export async function countRoleHolders(sql: Sql, id: string): Promise<Holders> {
  const [holders] = await sql<[Holders]>`
    select (select count(*)::int from role_assignments where role_id = ${id}) as assignments,
      ${countInvites(sql)}
    from invites
    where invites.id in (select invite_id from invite_grants where role_id = ${id})`
  return holders
}

export async function countApplicationHolders(sql: Sql, id: string): Promise<Holders> {
  const [holders] = await sql<[Holders]>`
    select (select count(*)::int from app_memberships where application_id = ${id}) as members,
      ${countInvites(sql)}
    from invites where application_id = ${id}`
  return holders
}

/** A window that is over counts, though no worker has said so yet. Spec §2. */
const countInvites = (sql: Sql) => sql`
  count(*) filter (where status = 'pending' and expires_at > now())::int as pending_invites,
  count(*) filter (where status <> 'pending' or expires_at <= now())::int as settled_invites`

/**
 * The other side of a delete: what a new invite names may go after its plan was read, and then the
 * keys refuse the invite, as if it had named nothing. Spec §1.
 */
export function refuseGone(failure: unknown): never {
  switch (violatedConstraint(failure)) {
    case 'invite_grants_environment_id_role_id_fkey':
      throw fieldProblem('unknown_role', 'role_id')
    case 'invite_grants_environment_id_node_id_fkey':
      throw fieldProblem('unknown_node', 'node_id')
    case 'invites_account_id_application_id_fkey':
    case 'invites_account_id_environment_id_application_id_fkey':
      throw fieldProblem('unknown_application', 'application_id')
    default:
      throw failure
  }
}
