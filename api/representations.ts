import type { InviteEvent, InviteRow } from '../db/invites.ts'
import { fullName } from '../domain/person.ts'
import type { InviteBody } from './schemas/invites.ts'

const identityStatus = (invite: InviteRow): InviteBody['identity'] =>
  invite.acceptedIdentityId
    ? { status: 'active', id: invite.acceptedIdentityId }
    : { status: 'pending' }

/** `dormant` until the acceptance, `active` with its id from then on. Spec §2. */
function assignmentStatus({ assignments: [first] }: InviteRow): InviteBody['assignment'] {
  if (!first) return null
  const { role_id, node_id, id } = first
  return id ? { status: 'active', role_id, node_id, id } : { status: 'dormant', role_id, node_id }
}

/** An invite as every surface of the API shows it. Spec §12. */
export function representInvite(invite: InviteRow): InviteBody {
  const [first] = invite.assignments
  return {
    id: invite.id,
    email: invite.email,
    mobile_number: invite.mobileNumber,
    first_name: invite.firstName,
    last_name: invite.lastName,
    name: fullName(invite),
    status: invite.status,
    generation: invite.generation,
    expires_at: invite.expiresAt.toISOString(),
    created_at: invite.createdAt.toISOString(),
    updated_at: invite.updatedAt.toISOString(),
    send_email: invite.sendEmail,
    lang: invite.lang,
    template_key: invite.templateKey,
    message: invite.message,
    custom_fields: invite.customFields,
    role_id: first?.role_id ?? null,
    node_id: first?.node_id ?? null,
    assignments: invite.assignments.map(({ role_id, node_id }) => ({ role_id, node_id })),
    application_id: invite.applicationId,
    environment_id: invite.environmentId,
    import_id: invite.importId,
    resent_from: invite.resentFrom,
    invited_by: { type: invite.invitedByType, id: invite.invitedById, name: invite.invitedByName },
    identity: identityStatus(invite),
    assignment: assignmentStatus(invite),
    delivery: {
      state: invite.deliveryState,
      attempts: invite.deliveryAttempts,
      last_error: invite.deliveryLastError,
      sent_at: invite.deliverySentAt?.toISOString() ?? null,
    },
    opened_at: invite.openedAt?.toISOString() ?? null,
  }
}

export const representEvent = ({ type, at, actor, detail }: InviteEvent) => ({
  type,
  at: at.toISOString(),
  actor: { type: actor.type, id: actor.id ?? null, name: actor.name ?? null },
  detail,
})
