import type { FastifyRequest } from 'fastify'
import {
  compareClaim,
  type InvitedIdentity,
  readInvitedIdentity,
  stageAttempt,
} from '../db/acceptance-attempts.ts'
import type { Claim } from '../db/claimants.ts'
import { readStatus } from '../db/invite-life.ts'
import { isStillMeant } from '../db/inviters.ts'
import { type InviteRow, readInvite } from '../db/invites.ts'
import { type LandingPage, readLandingPage } from '../db/landing-pages.ts'
import { parseEmail } from '../domain/address.ts'
import { parseFields } from '../domain/fields.ts'
import {
  assertOpen,
  assertRegistersAsInvited,
  type Channel,
  provenChannel,
  requirementOf,
} from '../domain/invite.ts'
import { parseName, parsePassword } from '../domain/person.ts'
import { fieldProblem, Problem } from '../domain/problems.ts'
import type { RouteDeps } from './deps.ts'
import { verifyGuess } from './password-guesses.ts'

export type OpenedLink = { invite: InviteRow; page: LandingPage; channel: Channel }
/** What a form brings. Only a registration may say under what; the rest is as it was invited. */
export type AcceptanceForm = {
  token: string
  first_name?: string | undefined
  last_name?: string | undefined
  password?: string | undefined
  current_password?: string | undefined
  email?: string | undefined
  mobile_number?: string | undefined
  custom_fields?: Record<string, unknown>
}
type Proof = { passwordHash: string | null; provenIdentityId: string | null }

/** Throws `invite_not_found`, or the 410 that says why this link is dead. Spec §2. */
export async function openLink(deps: RouteDeps, token: string): Promise<OpenedLink> {
  const { inviteId, generation, channel } = deps.tokens.read(token)
  const invite = await readInvite(deps.sql, inviteId)
  if (!invite || generation > invite.generation) throw new Problem('invite_not_found')
  assertOpen(invite.status)
  if (generation < invite.generation) throw new Problem('invite_superseded')
  const page = await readLandingPage(deps.sql, inviteId)
  if (page.suspended) throw new Problem('account_suspended')
  if (!(await isStillMeant(deps.sql, inviteId))) throw new Problem('invite_revoked')
  return { invite, page, channel }
}

/**
 * Everything up to the one transaction, in the order of spec §2: the link, the names and the
 * password, the breach check, Argon2id, the staged attempt. A request that is made again finds its
 * own acceptance.
 */
export async function stageAcceptance(
  deps: RouteDeps,
  form: AcceptanceForm,
  request: FastifyRequest,
): Promise<OpenedLink> {
  const done = await findOwnAcceptance(deps, form.token, request.operationId)
  if (done) return done
  const link = await openLink(deps, form.token)
  const { invite, channel } = link
  const { firstName, lastName, password, email } = parseFields({
    firstName: () => parseName(form.first_name ?? invite.firstName, 'first_name'),
    lastName: () => parseName(form.last_name ?? invite.lastName, 'last_name'),
    password: () => (form.password === undefined ? null : parsePassword(form.password)),
    email: () => (form.email === undefined ? null : parseEmail(form.email)),
  })
  const typed = { email, mobileNumber: form.mobile_number ?? null }
  const claim = await readClaim(deps, invite, typed)
  const proof = await prove(deps, { invite, channel, password, claim }, form)
  const staged = await stageAttempt(deps.sql, {
    id: request.operationId,
    accountId: invite.accountId,
    inviteId: invite.id,
    generation: deps.tokens.read(form.token).generation,
    channel,
    firstName,
    lastName,
    ...claim,
    customFields: form.custom_fields ?? {},
    ...proof,
    requestId: request.id,
  })
  if (!staged) assertOpen((await readStatus(deps.sql, invite.id))?.status ?? 'revoked')
  return link
}

async function findOwnAcceptance(deps: RouteDeps, token: string, attemptId: string) {
  const { inviteId, channel } = deps.tokens.read(token)
  const invite = await readInvite(deps.sql, inviteId)
  if (!invite || invite.acceptedAttemptId !== attemptId) return undefined
  return { invite, channel, page: await readLandingPage(deps.sql, inviteId) }
}

/** What is other than invited of what was typed. Throws `validation_failed` where it may not be. */
async function readClaim({ sql }: RouteDeps, invite: InviteRow, typed: Claim): Promise<Claim> {
  if (typed.email === null && typed.mobileNumber === null) return typed
  const same = await compareClaim(sql, invite.id, typed)
  assertRegistersAsInvited(invite, same)
  return {
    email: same?.sameEmail ? null : typed.email,
    mobileNumber: same?.sameNumber ? null : typed.mobileNumber,
  }
}

type Claimed = { invite: InviteRow; channel: Channel; password: string | null; claim: Claim }

/** Who has an identity already proves to be that person; a new one chooses a password. Spec §2. */
async function prove(
  deps: RouteDeps,
  { invite, channel, password, claim }: Claimed,
  { current_password: current }: AcceptanceForm,
): Promise<Proof> {
  const existing = await readInvitedIdentity(deps.sql, invite.id, claim)
  const hasPassword = existing !== undefined && existing.passwordHash !== null
  const proven = provenChannel(channel, existing ?? null)
  const requires = requirementOf(proven, existing ? { hasPassword } : null)
  const isOthers = claim.email !== null && existing?.sameAddress === false
  if (isOthers && (current === undefined || !hasPassword)) {
    throw fieldProblem('email_conflict', 'email')
  }
  if (requires === 'mail_link') throw new Problem('mail_link_required')
  if (hasPassword && current !== undefined) {
    return confirm(deps, { accountId: invite.accountId, existing, current })
  }
  if (requires === 'current_password') throw new Problem('current_password_required')
  if (password === null && hasPassword) throw new Problem('current_password_required')
  if (password === null) throw fieldProblem('validation_failed', 'password', 'Choose a password.')
  await deps.breaches.assertNotBreached(password)
  return { passwordHash: await deps.passwords.hash(password), provenIdentityId: null }
}

type Confirmed = { accountId: string; existing: InvitedIdentity; current: string }

async function confirm(deps: RouteDeps, { accountId, existing, current }: Confirmed) {
  const guessed = { kind: 'identity', accountId, email: existing.address } as const
  const guess = { hash: existing.passwordHash, password: current }
  if (await verifyGuess(deps, guessed, guess)) {
    return { passwordHash: null, provenIdentityId: existing.id }
  }
  throw new Problem('invalid_credentials')
}
