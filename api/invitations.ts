import type { InviteRow, InviteScope } from '../db/invites.ts'
import type { Principal } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { type Invitation, type InviteOutcome, makeInvites } from '../provisioning/invitations.ts'
import type { RouteDeps } from './deps.ts'

export type Inviting = {
  principal: Principal
  scope: InviteScope
  operationId: string
  again: boolean // it may have been made before: an earlier request with this key had no answer
}

/**
 * Writes the row; its workflow is started right after (spec §9). Throws what `assertMayInvite`
 * throws, `invite_pending` or `recipient_cap`.
 */
export async function invitePerson(
  deps: RouteDeps,
  context: Inviting,
  invitation: Invitation,
): Promise<InviteRow> {
  const id = context.operationId
  const outcome = (await invitePeople(deps, context, [{ ...invitation, id }])).get(id)
  if (outcome instanceof Problem) throw outcome
  if (!outcome) throw new Error('Every invitation has an outcome.')
  return outcome
}

/** The same for many, as `makeInvites` makes them. */
export async function invitePeople(
  { sql, settings, inviteRuns }: RouteDeps,
  { principal, scope, again }: Inviting,
  invitations: (Invitation & { id: string })[],
): Promise<Map<string, InviteOutcome>> {
  const { type, id, name } = principal
  const { outcomes, written } = await makeInvites(
    { sql, defaultPolicy: settings.defaultPolicy },
    { powers: principal, inviter: { type, id, name }, scope, importId: null, again },
    invitations,
  )
  for (const seed of written) inviteRuns.startSoon(seed)
  return outcomes
}

/** The same person, the same gifts, anew: what resending an expired invite makes. Spec §2. */
export const invitationAgain = (expired: InviteRow): Invitation => ({
  resentFrom: expired.id,
  email: expired.email,
  mobileNumber: expired.mobileNumber,
  firstName: expired.firstName,
  lastName: expired.lastName,
  sendEmail: expired.sendEmail,
  lang: expired.lang,
  templateKey: expired.templateKey,
  message: expired.message,
  customFields: expired.customFields,
  initiateLoginUri: expired.initiateLoginUri,
  allowSameEmail: expired.allowSameEmail,
  application: { id: expired.applicationId ?? undefined },
  grants: expired.assignments.map(({ role_id, node_id }) => ({ roleId: role_id, nodeId: node_id })),
})
