import type { Sql } from './client.ts'
import type { InviteScope } from './invites.ts'

export type PlannedGrant = {
  roleKnown: boolean
  nodeKnown: boolean
  invitable: boolean
  nodePath: string
  held: boolean
}

/** Everything the rules ask before an invite is written; the constraints still have the last word. */
export type InvitePlan = {
  accountName: string
  accountSlug: string
  accountSuspended: boolean
  environmentSuspended: boolean
  portalInvites: boolean
  inviteTtlSeconds: number | null
  resendCooldownSeconds: number | null
  maxSendsPerRecipientPerDay: number
  applicationId: string | null // as named, or the environment's default; null: none or unknown
  namedApplicationId: string | null
  inviteRedirectUrl: string | null
  identityId: string | null
  isMember: boolean
  grants: PlannedGrant[]
}

export type PlanRequest = InviteScope & {
  email: string
  application: { id?: string | undefined; clientId?: string | undefined }
  roleIds: string[]
  nodeIds: string[]
}

/** Undefined when the account or environment is not there. Disabled counts as not there. */
export async function readInvitePlan(sql: Sql, request: PlanRequest) {
  const { id: applicationId = null, clientId = null } = request.application
  const named = applicationId !== null || clientId !== null
  const [plan] = await sql<[InvitePlan?]>`
    select accounts.name as account_name, accounts.slug as account_slug, accounts.suspended_at is not null as account_suspended,
      environments.suspended_at is not null as environment_suspended,
      portal_invites, invite_ttl_seconds, resend_cooldown_seconds, max_sends_per_recipient_per_day,
      application.id as application_id, application.invite_redirect_url,
      case when ${named} then application.id end as named_application_id,
      person.id as identity_id,
      person.id is not null and (application.id is null or exists (
        select from app_memberships
        where identity_id = person.id and application_id = application.id)) as is_member,
      ${plannedGrants(sql, request)} as grants
    from accounts
    left join environments on environments.account_id = accounts.id
      and environments.id = ${request.environmentId}
    left join applications application on application.account_id = accounts.id
      and application.enabled
      and (environments.id is null or application.environment_id = environments.id)
      and case when ${named}
        then application.id = ${applicationId}::uuid or application.client_id = ${clientId}
        else environments.id is not null and application.is_default end
    left join identities person on person.account_id = accounts.id
      and person.email_key = canonical_email(${request.email})
    where accounts.id = ${request.accountId}
      and (${request.environmentId}::uuid is null or environments.id is not null)`
  return plan
}

const plannedGrants = (sql: Sql, { environmentId, roleIds, nodeIds }: PlanRequest) => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'roleKnown', roles.id is not null, 'nodeKnown', nodes.id is not null,
      'invitable', coalesce(roles.invitable, false), 'nodePath', coalesce(nodes.path, ''),
      'held', given.id is not null) order by wanted.position)
    from unnest(${roleIds}::uuid[], ${nodeIds}::uuid[]) with ordinality
      as wanted (role_id, node_id, position)
    left join roles on roles.id = wanted.role_id and roles.environment_id = ${environmentId}
      and roles.enabled
    left join nodes on nodes.id = wanted.node_id and nodes.environment_id = ${environmentId}
      and nodes.enabled
    left join role_assignments given on given.identity_id = person.id
      and given.role_id = wanted.role_id and given.node_id = wanted.node_id), '[]')`
