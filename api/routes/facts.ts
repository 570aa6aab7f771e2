import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listFacts } from '../../db/facts.ts'
import { writeFact } from '../../domain/facts.ts'
import { fieldProblem } from '../../domain/problems.ts'
import { pageOf, readCursor, toPage } from '../schemas/pagination.ts'
import { fact, factQuery } from '../schemas/webhooks.ts'
import { tierScope } from '../scopes.ts'
import { parseOptionalTimestamp } from '../timestamps.ts'
import type { WebhookTierDeps } from '../webhook-tiers.ts'

/** What happened, in one Environment or in all of an Account. Spec §7. */
export const factRoutes: FastifyPluginAsyncTypebox<WebhookTierDeps> = async (app, deps) => {
  const { tags, read: config, listParams } = deps.tier
  const { publicUrl } = deps.settings
  const schema = {
    tags: tags.facts,
    summary: 'List what happened, newest first',
    description:
      'To follow what happens, ask with `order=asc`, page to the end, and later go on with ' +
      '`after`, the id of the last fact you saw. No fact is missed: those of transactions that ' +
      'are still open come later, and all behind them wait for them.',
    params: listParams,
    querystring: factQuery,
    response: { 200: pageOf(fact) },
  }

  app.get('/facts', { config, schema }, async (request) => {
    const { limit, cursor, order, after, type, object_id, ...times } = request.query
    if (after !== undefined && order !== 'asc') {
      throw fieldProblem('validation_failed', 'after', 'Goes with order=asc only.')
    }
    const filter = {
      types: type?.split(','),
      objectId: object_id,
      occurredAfter: parseOptionalTimestamp(times.occurred_after, 'occurred_after'),
      occurredBefore: parseOptionalTimestamp(times.occurred_before, 'occurred_before'),
    }
    const from = readCursor(cursor) ?? after ?? null
    const scope = await tierScope(request)
    const facts = await listFacts(deps.sql, scope, { filter, order, limit: limit + 1, after: from })
    return toPage(facts, limit, (one) => writeFact(one, publicUrl))
  })
}
