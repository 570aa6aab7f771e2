import type { Sql } from './client.ts'
import type { IdentityScope } from './identities.ts'

/** Who is to be made, past the door; half a pair of role and node is no grant. */
export type NewIdentity = {
  id: string
  email: string
  mobileNumber: string | null
  firstName: string
  lastName: string
  externalId: string | null
  customFields: Record<string, unknown>
  applicationId: string | null
  grant: { roleId: string; nodeId: string } | null
}

/** What the rules ask before an identity is written; the constraints still have the last word. */
export type IdentityPlan = {
  isMade: boolean // by an earlier try of the same request
  emailTaken: boolean
  externalIdTaken: boolean
  applicationId: string | null // as named, or the environment's default
  roleKnown: boolean
  nodeKnown: boolean
  invitable: boolean
  nodePath: string
}

/** One plan for each, in the same order. Disabled counts as not there. */
export async function readIdentityPlans(
  sql: Sql,
  { accountId, environmentId }: IdentityScope,
  people: NewIdentity[],
): Promise<IdentityPlan[]> {
  return sql<IdentityPlan[]>`
    select made.id is not null as is_made, same_email.id is not null as email_taken,
      same_external_id.id is not null as external_id_taken, applications.id as application_id,
      roles.id is not null as role_known, nodes.id is not null as node_known,
      coalesce(roles.invitable, false) as invitable, coalesce(nodes.path, '') as node_path
    from unnest(${people.map(({ id }) => id)}::uuid[], ${people.map(({ email }) => email)}::text[],
      ${people.map(({ externalId }) => externalId)}::text[],
      ${people.map(({ applicationId }) => applicationId)}::uuid[],
      ${people.map(({ grant }) => grant?.roleId ?? null)}::uuid[],
      ${people.map(({ grant }) => grant?.nodeId ?? null)}::uuid[]) with ordinality
      as wanted (id, email, external_id, application_id, role_id, node_id, position)
    left join identities made on made.account_id = ${accountId} and made.id = wanted.id
    left join identities same_email on same_email.account_id = ${accountId}
      and same_email.email_key = canonical_email(wanted.email)
    left join identities same_external_id on same_external_id.account_id = ${accountId}
      and same_external_id.external_id = wanted.external_id
    left join applications on applications.account_id = ${accountId} and applications.enabled
      and (${environmentId}::uuid is null or applications.environment_id = ${environmentId})
      and applications.id = coalesce(wanted.application_id, (select id from applications
        where environment_id = ${environmentId} and is_default))
    left join roles on roles.environment_id = ${environmentId} and roles.id = wanted.role_id
      and roles.enabled
    left join nodes on nodes.environment_id = ${environmentId} and nodes.id = wanted.node_id
      and nodes.enabled
    order by wanted.position`
}
