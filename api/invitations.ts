import { createInvite, type NewInvite } from '../db/invite-creation.ts'
import { type InvitePlan, readInvitePlan } from '../db/invite-plans.ts'
import { type InviteRow, type InviteScope, readInvite } from '../db/invites.ts'
import type { RunSeed } from '../db/runs.ts'
import type { Principal } from '../domain/access.ts'
import { assertMayGive, assertMayInvite } from '../domain/invitation.ts'
import { Problem } from '../domain/problems.ts'
import { effectivePolicy } from '../workflows/starting.ts'
import type { RouteDeps } from './deps.ts'

/** Whom to invite, to what, past the door: all parsed. */
export type Invitation = Omit<
  NewInvite,
  | 'id'
  | 'accountId'
  | 'environmentId'
  | 'invitedByType'
  | 'invitedById'
  | 'invitedByName'
  | 'deliveryState'
> & {
  application: { id?: string | undefined; clientId?: string | undefined }
  grants: { roleId: string; nodeId: string }[]
}

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
  { principal, scope, operationId, again }: Inviting,
  invitation: Invitation,
): Promise<InviteRow> {
  const made = again && (await readInvite(deps.sql, operationId, scope))
  if (made) return made
  const { grants, application, ...invite } = invitation
  const plan = await checkPlan(deps, { principal, scope }, invitation)
  const row = await createInvite(deps.sql, {
    invite: {
      ...invite,
      ...scope,
      id: operationId,
      applicationId: plan.namedApplicationId,
      invitedByType: principal.type,
      invitedById: principal.id,
      invitedByName: principal.name,
      deliveryState: invite.sendEmail ? 'queued' : 'not_requested',
    },
    grants: {
      roleIds: grants.map(({ roleId }) => roleId),
      nodeIds: grants.map(({ nodeId }) => nodeId),
    },
    policy: {
      windowMs: effectivePolicy(plan, deps.settings.defaultPolicy).windowMs,
      maxSendsPerRecipientPerDay: plan.maxSendsPerRecipientPerDay,
    },
    inviteRedirectUrl: plan.namedApplicationId && plan.inviteRedirectUrl,
  })
  deps.inviteRuns.startSoon(seedOf(row, plan))
  return row
}

const seedOf = (row: InviteRow, plan: InvitePlan): RunSeed => ({
  ...row,
  accountSlug: plan.accountSlug,
  deliver: row.deliveryState === 'queued',
  inviteTtlSeconds: plan.inviteTtlSeconds,
  resendCooldownSeconds: plan.resendCooldownSeconds,
})

/** Asked when an invite is created, changed or resent; the acceptance asks again. Spec §2. */
export async function checkPlan(
  deps: RouteDeps,
  { principal, scope }: { principal: Principal; scope: InviteScope },
  wanted: Wanted,
): Promise<InvitePlan> {
  const plan = await readPlan(deps, scope, wanted)
  const namesApplication = Boolean(wanted.application.id ?? wanted.application.clientId)
  assertMayInvite(plan, { namesApplication }, principal)
  return plan
}

/** Asked before an invite is handed on or withdrawn. Throws `permission_denied`. */
export async function assertMaySteer(
  deps: RouteDeps,
  { principal, scope }: Pick<Inviting, 'principal' | 'scope'>,
  row: InviteRow,
): Promise<void> {
  const plan = await readPlan(deps, scope, invitationAgain(row))
  assertMayGive(plan.grants, principal)
}

type Wanted = Pick<Invitation, 'email' | 'application' | 'grants'>

async function readPlan(deps: RouteDeps, scope: InviteScope, wanted: Wanted): Promise<InvitePlan> {
  const plan = await readInvitePlan(deps.sql, {
    ...scope,
    email: wanted.email,
    application: wanted.application,
    roleIds: wanted.grants.map(({ roleId }) => roleId),
    nodeIds: wanted.grants.map(({ nodeId }) => nodeId),
  })
  if (!plan) throw new Problem('not_found')
  return plan
}

/** The same person, the same gifts, anew: what resending an expired invite makes. Spec §2. */
export const invitationAgain = (expired: InviteRow): Invitation => ({
  resentFrom: expired.id,
  email: expired.email ?? '',
  firstName: expired.firstName,
  lastName: expired.lastName,
  applicationId: expired.applicationId,
  sendEmail: expired.sendEmail,
  lang: expired.lang,
  templateKey: expired.templateKey,
  message: expired.message,
  customFields: JSON.stringify(expired.customFields),
  application: { id: expired.applicationId ?? undefined },
  grants: expired.assignments.map(({ role_id, node_id }) => ({ roleId: role_id, nodeId: node_id })),
})
