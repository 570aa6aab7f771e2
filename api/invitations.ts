import { createInvites, type NewInvite } from '../db/invite-creation.ts'
import { type InvitePlan, type PlanRequest, readInvitePlans } from '../db/invite-plans.ts'
import { type InviteRow, type InviteScope, readInvites } from '../db/invites.ts'
import type { RunSeed } from '../db/runs.ts'
import type { Principal } from '../domain/access.ts'
import { assertMayInvite } from '../domain/invitation.ts'
import { Problem } from '../domain/problems.ts'
import { effectivePolicy } from '../workflows/starting.ts'
import type { RouteDeps } from './deps.ts'

/** Whom to invite, to what, past the door: all parsed. */
export type Invitation = Omit<NewInvite, 'id' | 'applicationId' | 'inviteRedirectUrl'> & PlanRequest

export type Inviting = {
  principal: Principal
  scope: InviteScope
  operationId: string
  again: boolean // it may have been made before: an earlier request with this key had no answer
}
type Outcome = InviteRow | Problem
type Identified = Invitation & { id: string }
type Planned = { invite: NewInvite; plan: InvitePlan }

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

/**
 * The same for many, no two of them to one address: by its id, each has its row or its refusal,
 * and none hinders another. Throws `not_found` when there is no such place at all.
 */
export async function invitePeople(
  deps: RouteDeps,
  context: Inviting,
  invitations: Identified[],
): Promise<Map<string, Outcome>> {
  const { principal, scope, again } = context
  const ids = invitations.map(({ id }) => id)
  const made = again ? await readInvites(deps.sql, ids, scope) : []
  const outcomes = new Map<string, Outcome>(made.map((row) => [row.id, row]))
  const left = invitations.filter(({ id }) => !outcomes.has(id))
  const plans = await readPlans(deps, scope, left)
  const planned: Planned[] = []
  for (const [index, plan] of plans.entries()) {
    const invitation = left[index]
    if (!invitation) continue
    const refusal = refusalOf(invitation, plan, principal)
    if (refusal) outcomes.set(invitation.id, refusal)
    else planned.push(plannedInvite(invitation, plan))
  }
  for (const [id, outcome] of await write(deps, context, planned)) outcomes.set(id, outcome)
  return outcomes
}

function refusalOf({ application }: Invitation, plan: InvitePlan, principal: Principal) {
  try {
    assertMayInvite(plan, { namesApplication: isNamed(application) }, principal)
    return undefined
  } catch (refusal) {
    if (refusal instanceof Problem) return refusal
    throw refusal
  }
}

function plannedInvite({ application, ...invite }: Identified, plan: InvitePlan): Planned {
  const { namedApplicationId: applicationId, inviteRedirectUrl } = plan
  return { invite: { ...invite, applicationId, inviteRedirectUrl }, plan }
}

async function write(
  { sql, settings, inviteRuns }: RouteDeps,
  { principal, scope }: Inviting,
  planned: Planned[],
): Promise<Map<string, Outcome>> {
  const [first] = planned
  if (!first) return new Map()
  const { type, id, name } = principal
  const { maxSendsPerRecipientPerDay } = first.plan
  const { windowMs } = effectivePolicy(first.plan, settings.defaultPolicy)
  const creation = { ...scope, inviter: { type, id, name }, windowMs, maxSendsPerRecipientPerDay }
  const invites = planned.map(({ invite }) => invite)
  const create = (some: NewInvite[]) => createInvites(sql, creation, some)
  const outcomes = await create(invites).catch((refusal) => eachForItself(create, invites, refusal))
  for (const outcome of outcomes) {
    if (!(outcome instanceof Problem)) inviteRuns.startSoon(seedOf(outcome, first.plan))
  }
  return new Map(
    invites.map((invite, index) => [invite.id, outcomes[index] ?? new Problem('internal')]),
  )
}

/** What one of them names may have gone since the plans were read: that one alone is refused. */
async function eachForItself(
  create: (invites: NewInvite[]) => Promise<Outcome[]>,
  invites: NewInvite[],
  refusal: unknown,
): Promise<Outcome[]> {
  if (!(refusal instanceof Problem)) throw refusal
  if (invites.length === 1) return [refusal]
  const outcomes: Outcome[] = []
  for (const invite of invites) {
    const alone = create([invite])
    outcomes.push(...(await alone.catch((reason) => eachForItself(create, [invite], reason))))
  }
  return outcomes
}

const seedOf = (row: InviteRow, plan: InvitePlan): RunSeed => ({
  ...row,
  accountSlug: plan.accountSlug,
  deliver: row.deliveryState === 'queued',
  inviteTtlSeconds: plan.inviteTtlSeconds,
  resendCooldownSeconds: plan.resendCooldownSeconds,
})

/** Throws `not_found` when there is no such place. */
export async function readPlans({ sql }: RouteDeps, scope: InviteScope, wanted: PlanRequest[]) {
  if (wanted.length === 0) return []
  const plans = await readInvitePlans(sql, scope, wanted)
  if (plans.length === 0) throw new Problem('not_found')
  return plans
}

export const isNamed = ({ id, clientId }: PlanRequest['application']) =>
  id !== undefined || clientId !== undefined

/** The same person, the same gifts, anew: what resending an expired invite makes. Spec §2. */
export const invitationAgain = (expired: InviteRow): Invitation => ({
  resentFrom: expired.id,
  email: expired.email ?? '',
  firstName: expired.firstName,
  lastName: expired.lastName,
  sendEmail: expired.sendEmail,
  lang: expired.lang,
  templateKey: expired.templateKey,
  message: expired.message,
  customFields: expired.customFields,
  application: { id: expired.applicationId ?? undefined },
  grants: expired.assignments.map(({ role_id, node_id }) => ({ roleId: role_id, nodeId: node_id })),
})
