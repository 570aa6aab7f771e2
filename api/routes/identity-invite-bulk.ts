import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { InviteRow } from '../../db/invites.ts'
import { Problem } from '../../domain/problems.ts'
import { answerBulk, rowParser } from '../bulk.ts'
import { parseInvitation } from '../invitation-body.ts'
import { invitePeople } from '../invitations.ts'
import { inviting, representLinked } from '../invite-requests.ts'
import type { TierDeps } from '../invite-tiers.ts'
import { bulkAnswer, bulkBodyLimit, bulkOf } from '../schemas/bulk.ts'
import { refusals } from '../schemas/problem.ts'

/** Up to 200 invites in one call, each for itself. Spec §4. */
export const identityInviteBulkRoutes: FastifyPluginAsyncTypebox<TierDeps> = async (app, deps) => {
  const { tags, access, newInvite, listParams } = deps.tier
  const parse = rowParser(newInvite, parseInvitation)
  const body = bulkOf('invites', newInvite)
  const represent = (outcome: InviteRow | Problem | undefined) => {
    if (!outcome || outcome instanceof Problem) return outcome ?? new Problem('internal')
    return { id: outcome.id, accept_url: representLinked(deps, outcome).accept_url ?? '' }
  }

  app.post(
    '/identity-invites/bulk-create',
    {
      config: { permission: 'invite.manage', ...access },
      bodyLimit: bulkBodyLimit,
      schema: {
        tags,
        summary: 'Invite up to 200 people',
        description: 'A row that is refused never fails its neighbours.',
        params: listParams,
        body,
        response: { 200: bulkAnswer, ...refusals('no_rows', 'too_many_rows', 'account_suspended') },
      },
    },
    async (request) => {
      const context = await inviting(request)
      const { operationId } = context
      const make = async (rows: { id: string; wanted: ReturnType<typeof parse> }[]) => {
        const people = rows.map(({ id, wanted }) => ({ ...wanted, id }))
        const outcomes = await invitePeople(deps, context, people)
        return rows.map(({ id }) => represent(outcomes.get(id)))
      }
      return answerBulk({ sql: deps.sql, operationId, parse, make }, request.body.invites)
    },
  )
}
