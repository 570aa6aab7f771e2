import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { recordOpening } from '../../db/openings.ts'
import { openLink } from '../acceptances.ts'
import type { RouteDeps } from '../deps.ts'
import { deadLinks, opened, tokenParams } from '../schemas/invite-acceptances.ts'
import { refusals } from '../schemas/problem.ts'

/**
 * That a page of a link was opened, as the page itself tells: a look-up changes nothing, for mail
 * scanners look up as well. Spec §2.
 */
export const inviteOpeningRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.post(
    '/invite-acceptances/:token/opened',
    {
      config: { public: true },
      schema: {
        tags: ['Acceptance'],
        operationId: 'noteInviteOpened',
        summary: 'Tell that a person opened a page of the link',
        description:
          'Called by the page once it shows the invite. The first time is kept as `opened_at` of ' +
          'the invite, and the first of each generation in its timeline; again changes nothing.',
        params: tokenParams,
        response: { 204: opened, ...refusals(...deadLinks) },
      },
    },
    async (request, reply) => {
      const { invite } = await openLink(deps, request.params.token)
      await recordOpening(deps.sql, invite.id, invite.generation)
      return reply.code(204).send(null)
    },
  )
}
