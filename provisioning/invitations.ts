import type { Sql } from '../db/client.ts'
import { type Creation, createInvites, type NewInvite } from '../db/invite-creation.ts'
import { type InvitePlan, type PlanRequest, readInvitePlans } from '../db/invite-plans.ts'
import { type InviteRow, type InviteScope, readInvites } from '../db/invites.ts'
import type { RunSeed } from '../db/runs.ts'
import type { Powers } from '../domain/access.ts'
import { assertMayInvite } from '../domain/invitation.ts'
import type { InvitePolicy } from '../domain/invite.ts'
import { Problem } from '../domain/problems.ts'
import { effectivePolicy } from '../workflows/starting.ts'

/** Whom to invite, to what, past the door: all parsed. */
export type Invitation = Omit<NewInvite, 'id' | 'applicationId' | 'inviteRedirectUrl'> & PlanRequest

export type InvitingDeps = { sql: Sql; defaultPolicy: InvitePolicy }
/** On whose behalf, and where. */
export type Inviting = {
  powers: Powers
  inviter: Creation['inviter']
  scope: InviteScope
  importId: string | null
  again: boolean // it may have been made before: an earlier try had no answer
}
export type InviteOutcome = InviteRow | Problem
type Identified = Invitation & { id: string }
type Planned = { invite: NewInvite; plan: InvitePlan }
type Made = { outcomes: Map<string, InviteOutcome>; written: RunSeed[] }

/**
 * Writes invites, no two of them to one address: by its id, each has its row or its refusal, and
 * none hinders another. `written`: those whose workflow is still to be started. Throws `not_found`
 * when there is no such place at all.
 */
export async function makeInvites(
  deps: InvitingDeps,
  context: Inviting,
  invitations: Identified[],
): Promise<Made> {
  const { powers, scope, again } = context
  const ids = invitations.map(({ id }) => id)
  const made = again ? await readInvites(deps.sql, ids, scope) : []
  const outcomes = new Map<string, InviteOutcome>(made.map((row) => [row.id, row]))
  const left = invitations.filter(({ id }) => !outcomes.has(id))
  const plans = await readPlans(deps.sql, scope, left)
  const planned: Planned[] = []
  for (const [index, plan] of plans.entries()) {
    const invitation = left[index]
    if (!invitation) continue
    const refusal = refusalOf(invitation, plan, powers)
    if (refusal) outcomes.set(invitation.id, refusal)
    else planned.push(plannedInvite(invitation, plan))
  }
  const written = await write(deps, context, planned)
  for (const [id, outcome] of written.outcomes) outcomes.set(id, outcome)
  return { outcomes, written: written.written }
}

/** One plan for each. Throws `not_found` when there is no such place. */
export async function readPlans(sql: Sql, scope: InviteScope, wanted: PlanRequest[]) {
  if (wanted.length === 0) return []
  const plans = await readInvitePlans(sql, scope, wanted)
  if (plans.length === 0) throw new Problem('not_found')
  return plans
}

export const isNamed = ({ id, clientId }: PlanRequest['application']) =>
  id !== undefined || clientId !== undefined

function refusalOf({ application }: Invitation, plan: InvitePlan, powers: Powers) {
  try {
    assertMayInvite(plan, { namesApplication: isNamed(application) }, powers)
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
  { sql, defaultPolicy }: InvitingDeps,
  { inviter, scope, importId }: Inviting,
  planned: Planned[],
): Promise<Made> {
  const [first] = planned
  if (!first) return { outcomes: new Map(), written: [] }
  const { maxSendsPerRecipientPerDay } = first.plan
  const { windowMs } = effectivePolicy(first.plan, defaultPolicy)
  const creation = { ...scope, inviter, importId, windowMs, maxSendsPerRecipientPerDay }
  const invites = planned.map(({ invite }) => invite)
  const create = (some: NewInvite[]) => createInvites(sql, creation, some)
  const outcomes = await create(invites).catch((refusal) => eachForItself(create, invites, refusal))
  return {
    outcomes: new Map(
      invites.map((invite, index) => [invite.id, outcomes[index] ?? new Problem('internal')]),
    ),
    written: outcomes.flatMap((row) => (row instanceof Problem ? [] : [seedOf(row, first.plan)])),
  }
}

/** What one of them names may have gone since the plans were read: that one alone is refused. */
async function eachForItself(
  create: (invites: NewInvite[]) => Promise<InviteOutcome[]>,
  invites: NewInvite[],
  refusal: unknown,
): Promise<InviteOutcome[]> {
  if (!(refusal instanceof Problem)) throw refusal
  if (invites.length === 1) return [refusal]
  const outcomes: InviteOutcome[] = []
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
