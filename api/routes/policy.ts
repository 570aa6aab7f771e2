import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { changePolicy, type PolicyRow, readPolicy } from '../../db/accounts.ts'
import { parseDuration, writeDuration } from '../../domain/duration.ts'
import { parseFields } from '../../domain/fields.ts'
import type { InvitePolicy } from '../../domain/invite.ts'
import { fieldProblem } from '../../domain/problems.ts'
import { accountScope } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { body, nullable, slugParams } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'

const tags = ['Policy']
const duration = Type.String({ maxLength: 12, description: 'As `90s`, `5m`, `12h` or `7d`.' })
const policy = Type.Object(
  {
    invite_ttl: duration,
    resend_cooldown: duration,
    max_sends_per_recipient_per_day: Type.Integer(),
    portal_invites: Type.Boolean(),
  },
  { title: 'Policy' },
)
const change = body({
  invite_ttl: Type.Optional(nullable(duration)),
  resend_cooldown: Type.Optional(nullable(duration)),
  max_sends_per_recipient_per_day: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  portal_invites: Type.Optional(Type.Boolean()),
})
const daySeconds = 86_400

/** What an Account decides for its invites; null brings a default back. Spec §2, §12. */
export const policyRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { defaultPolicy } = deps.settings

  app.get(
    '/accounts/:slug/policy',
    {
      config: { signedIn: true, operatorsOnly: true },
      schema: {
        tags,
        summary: 'Read the policy',
        params: slugParams,
        response: { 200: policy, ...refusals('not_found') },
      },
    },
    async (request) => {
      const { accountId } = await accountScope(request, request.params.slug)
      return represent(await readPolicy(deps.sql, accountId), defaultPolicy)
    },
  )

  app.patch(
    '/accounts/:slug/policy',
    {
      config: { permission: 'account.manage', operatorsOnly: true },
      schema: {
        tags,
        summary: 'Change the policy',
        description: 'It counts for windows and cooldowns that begin from now on.',
        params: slugParams,
        body: change,
        response: { 200: policy, ...refusals('not_found', 'validation_failed') },
      },
    },
    async (request) => {
      const wanted = parseChange(request.body)
      const { accountId } = await accountScope(request, request.params.slug)
      await changePolicy(deps.sql, accountId, wanted)
      return represent(await readPolicy(deps.sql, accountId), defaultPolicy)
    },
  )
}

function parseChange(given: Static<typeof change>) {
  const ttlBounds = { least: 60, most: 90 * daySeconds, field: 'invite_ttl' }
  const cooldownBounds = { least: 0, most: daySeconds, field: 'resend_cooldown' }
  const durations = parseFields({
    inviteTtlSeconds: () => parseSeconds(given.invite_ttl, ttlBounds),
    resendCooldownSeconds: () => parseSeconds(given.resend_cooldown, cooldownBounds),
  })
  return {
    ...durations,
    maxSendsPerRecipientPerDay: given.max_sends_per_recipient_per_day,
    portalInvites: given.portal_invites,
  }
}

type Bounds = { least: number; most: number; field: string }

function parseSeconds(text: string | null | undefined, { least, most, field }: Bounds) {
  if (text == null) return text
  const seconds = (parseDuration(text) ?? Number.NaN) / 1000
  if (!Number.isInteger(seconds) || seconds < least || seconds > most) {
    const message = `Give ${writeDuration(least)} to ${writeDuration(most)}, as 90s, 5m, 12h or 7d.`
    throw fieldProblem('validation_failed', field, message)
  }
  return seconds
}

const represent = (row: PolicyRow, { windowMs, cooldownMs }: InvitePolicy) => ({
  invite_ttl: writeDuration(row.inviteTtlSeconds ?? windowMs / 1000),
  resend_cooldown: writeDuration(row.resendCooldownSeconds ?? cooldownMs / 1000),
  max_sends_per_recipient_per_day: row.maxSendsPerRecipientPerDay,
  portal_invites: row.portalInvites,
})
