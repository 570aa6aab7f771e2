import type { UserInviteRow } from '../db/user-invites.ts'
import { createLinks } from '../security/links.ts'
import type { RouteDeps } from './deps.ts'
import type { UserInvitation } from './schemas/user-actions.ts'

/** An answer of this surface. Spec §12. */
export const succeed = <Data>(data: Data) => ({
  success: true as const,
  status: 200 as const,
  data,
})

/** An invite as cidaas tells it. Spec §4, user actions. */
export const representUserInvite = (row: UserInviteRow): UserInvitation => ({
  _id: row.id,
  state: row.state,
  valid: row.status === 'pending',
  email: row.email,
  mobile_number: row.mobileNumber,
  given_name: row.firstName,
  family_name: row.lastName,
  groups: groupsOf(row),
  client_id: row.clientId,
  client_name: row.clientName,
  initiate_login_uri: row.initiateLoginUri,
  invite_template_key: row.templateKey,
  lang: row.lang,
  customFields: row.customFields,
  allow_same_email: row.allowSameEmail,
  invited_by: { type: row.invitedByType, id: row.invitedById, name: row.invitedByName },
  sub: row.acceptedIdentityId,
  resent_from: row.resentFrom,
  createdTime: row.createdAt.toISOString(),
  updatedTime: row.updatedAt.toISOString(),
  expires_at: row.expiresAt.toISOString(),
  acceptedTime: row.acceptedAt?.toISOString() ?? null,
})

/** The same with a `copy` link to hand on. */
export const representLinkedUserInvite = (
  { tokens, settings }: RouteDeps,
  row: UserInviteRow,
): UserInvitation => ({
  ...representUserInvite(row),
  accept_url: createLinks(tokens, settings.publicUrl).accept(row, 'copy'),
})

function groupsOf({ assignments }: UserInviteRow): UserInvitation['groups'] {
  const nodes = [...new Set(assignments.map(({ node_id }) => node_id))]
  return nodes.map((group_id) => ({
    group_id,
    roles: assignments.flatMap(({ node_id, role_id }) => (node_id === group_id ? [role_id] : [])),
  }))
}
