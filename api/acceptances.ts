import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { readInvitedIdentity, stageAttempt } from '../db/acceptance-attempts.ts'
import { readStatus } from '../db/invite-life.ts'
import { isStillMeant } from '../db/inviters.ts'
import { type InviteRow, readInvite } from '../db/invites.ts'
import { type LandingPage, readLandingPage } from '../db/landing-pages.ts'
import { parseFields } from '../domain/fields.ts'
import { assertOpen, type Channel, provenChannel, requirementOf } from '../domain/invite.ts'
import { parseName, parsePassword } from '../domain/person.ts'
import { fieldProblem, Problem } from '../domain/problems.ts'
import type { RouteDeps } from './deps.ts'
import { verifyGuess } from './password-guesses.ts'
import type { acceptance } from './schemas/invite-acceptances.ts'

export type OpenedLink = { invite: InviteRow; page: LandingPage; channel: Channel }
type AcceptanceBody = Static<typeof acceptance>
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
  body: AcceptanceBody,
  request: FastifyRequest,
): Promise<OpenedLink> {
  const done = await findOwnAcceptance(deps, body.token, request.operationId)
  if (done) return done
  const link = await openLink(deps, body.token)
  const { invite, channel } = link
  const names = parseFields({
    firstName: () => parseName(body.first_name, 'first_name'),
    lastName: () => parseName(body.last_name, 'last_name'),
    password: () => (body.password === undefined ? null : parsePassword(body.password)),
  })
  const proof = await prove(deps, { invite, channel, password: names.password }, body)
  const { firstName, lastName } = names
  const staged = await stageAttempt(deps.sql, {
    id: request.operationId,
    accountId: invite.accountId,
    inviteId: invite.id,
    generation: deps.tokens.read(body.token).generation,
    channel,
    firstName,
    lastName,
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

type Claim = { invite: InviteRow; channel: Channel; password: string | null }

/** Who has an identity already proves to be that person; a new one chooses a password. Spec §2. */
async function prove(
  deps: RouteDeps,
  { invite, channel, password }: Claim,
  { current_password: current }: AcceptanceBody,
): Promise<Proof> {
  const existing = await readInvitedIdentity(deps.sql, invite.id)
  const hasPassword = existing !== undefined && existing.passwordHash !== null
  const proven = provenChannel(channel, existing ?? null)
  const requires = requirementOf(proven, existing ? { hasPassword } : null)
  if (requires === 'mail_link') throw new Problem('mail_link_required')
  if (hasPassword && current !== undefined) {
    const guessed = {
      kind: 'identity',
      accountId: invite.accountId,
      email: invite.email ?? '',
    } as const
    const guess = { hash: existing.passwordHash, password: current }
    const right = await verifyGuess(deps, guessed, guess)
    if (!right) throw new Problem('invalid_credentials')
    return { passwordHash: null, provenIdentityId: existing.id }
  }
  if (requires === 'current_password') throw new Problem('current_password_required')
  if (password === null && hasPassword) throw new Problem('current_password_required')
  if (password === null) throw fieldProblem('validation_failed', 'password', 'Choose a password.')
  await deps.breaches.assertNotBreached(password)
  return { passwordHash: await deps.passwords.hash(password), provenIdentityId: null }
}
