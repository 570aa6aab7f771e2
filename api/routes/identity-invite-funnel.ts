import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readFunnel } from '../../db/invite-funnel.ts'
import type { TierDeps } from '../invite-tiers.ts'
import { funnel, funnelQuery } from '../schemas/invite-funnel.ts'
import { tierScope } from '../scopes.ts'
import { parseOptionalTimestamp } from '../timestamps.ts'

/** How far invites get, of one Environment or of the Account itself. */
export const identityInviteFunnelRoutes: FastifyPluginAsyncTypebox<TierDeps> = async (
  app,
  deps,
) => {
  const { tags, access, listParams: params } = deps.tier
  const schema = {
    tags,
    summary: 'Count how far invites get',
    description:
      'Each invite counts in every step it reached; `expired`, `revoked` and `pending` are what it ' +
      'reads now. Whoever accepts or declines has opened the link.',
    params,
    querystring: funnelQuery,
    response: { 200: funnel },
  }
  const config = { permission: 'invite.read', ...access } as const

  app.get('/identity-invites/funnel', { config, schema }, async (request) => {
    const { import_id: importId, created_after, created_before } = request.query
    const { medianSecondsToAccept: median, ...counts } = await readFunnel(
      deps.sql,
      await tierScope(request),
      {
        importId,
        createdAfter: parseOptionalTimestamp(created_after, 'created_after'),
        createdBefore: parseOptionalTimestamp(created_before, 'created_before'),
      },
    )
    return { ...counts, median_seconds_to_accept: median === null ? null : Math.round(median) }
  })
}
