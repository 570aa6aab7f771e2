import { defaultTemplateKey } from '../domain/message-template.ts'
import type { Sql } from './client.ts'
import type { InviteScope } from './invites.ts'

/** What an invite is to be made for, as far as the rules ask; the ids are known to be UUIDs. */
export type PlanRequest = {
  email: string | null
  templateKey: string
  mobileNumber: string | null
  application: { id?: string | undefined; clientId?: string | undefined }
  grants: { roleId: string; nodeId: string }[]
}

export type PlannedGrant = {
  roleKnown: boolean
  nodeKnown: boolean
  invitable: boolean
  nodePath: string
  held: boolean
}

/** Everything the rules ask before an invite is written; the constraints still have the last word. */
export type InvitePlan = {
  accountSlug: string
  accountSuspended: boolean
  environmentSuspended: boolean
  portalInvites: boolean
  inviteTtlSeconds: number | null
  resendCooldownSeconds: number | null
  maxSendsPerRecipientPerDay: number
  templateKnown: boolean // in the medium that reaches the person
  namedApplicationId: string | null // null: none was named, or it is not there
  inviteRedirectUrl: string | null
  identityId: string | null
  isMember: boolean
  grants: PlannedGrant[]
}

/**
 * One plan for each request, in their order, by one query. None at all when the account or
 * environment is not there. Disabled counts as not there.
 */
export async function readInvitePlans(
  sql: Sql,
  scope: InviteScope,
  requests: PlanRequest[],
): Promise<InvitePlan[]> {
  return sql<InvitePlan[]>`
    select accounts.slug as account_slug,
      accounts.suspended_at is not null as account_suspended,
      environments.suspended_at is not null as environment_suspended,
      portal_invites, invite_ttl_seconds, resend_cooldown_seconds, max_sends_per_recipient_per_day,
      application.id as named_application_id, application.invite_redirect_url,
      request.template_key = ${defaultTemplateKey} or exists (
        select from message_templates own where own.account_id = accounts.id
          and own.key = request.template_key
          and own.medium = case when request.email is null then 'SMS' else 'EMAIL' end
        ) as template_known,
      person.id as identity_id,
      person.id is not null and (used.id is null or exists (
        select from app_memberships
        where identity_id = person.id and application_id = used.id)) as is_member,
      ${plannedGrants(sql, scope)} as grants
    from accounts
    left join environments on environments.account_id = accounts.id
      and environments.id = ${scope.environmentId}
    cross join ${asTable(sql, requests)}
    left join applications application on application.account_id = accounts.id
      and application.enabled
      and (environments.id is null or application.environment_id = environments.id)
      and (application.id = request.application_id or application.client_id = request.client_id)
    left join applications standard on standard.environment_id = environments.id
      and standard.is_default and standard.enabled
    left join lateral (select case when request.application_id is null
      and request.client_id is null then standard.id else application.id end as id) used on true
    left join ${invitedPerson(sql)} on true
    where accounts.id = ${scope.accountId}
      and (${scope.environmentId}::uuid is null or environments.id is not null)
    order by request.position`
}

function asTable(sql: Sql, requests: PlanRequest[]) {
  const rows = requests.map(
    ({ email, mobileNumber, templateKey, application, grants }, position) => ({
      position,
      email,
      mobile_number: mobileNumber,
      template_key: templateKey,
      application_id: application.id ?? null,
      client_id: application.clientId ?? null,
      grants: grants.map(({ roleId, nodeId }) => ({ role_id: roleId, node_id: nodeId })),
    }),
  )
  return sql`jsonb_to_recordset(${sql.json(rows)})
    as request (position int, email text, mobile_number text, template_key text, application_id uuid, client_id text,
      grants jsonb)`
}

/** Whom the message would go to: by the address, else by a number that nobody has an address with. */
const invitedPerson = (sql: Sql) => sql`
  lateral (
    select id from identities
    where account_id = accounts.id and email_key = canonical_email(request.email)
    union all
    select id from identities where account_id = accounts.id and request.email is null
      and email is null and mobile_number = request.mobile_number
  ) person`

const plannedGrants = (sql: Sql, { environmentId }: InviteScope) => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'roleKnown', roles.id is not null, 'nodeKnown', nodes.id is not null,
      'invitable', coalesce(roles.invitable, false), 'nodePath', coalesce(nodes.path, ''),
      'held', given.id is not null) order by wanted.position)
    from rows from (jsonb_to_recordset(request.grants) as (role_id uuid, node_id uuid))
      with ordinality as wanted (role_id, node_id, position)
    left join roles on roles.id = wanted.role_id and roles.environment_id = ${environmentId}
      and roles.enabled
    left join nodes on nodes.id = wanted.node_id and nodes.environment_id = ${environmentId}
      and nodes.enabled
    left join role_assignments given on given.identity_id = person.id
      and given.role_id = wanted.role_id and given.node_id = wanted.node_id), '[]')`
