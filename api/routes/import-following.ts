import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { attachCsv, csvAnswer } from '../csv-answers.ts'
import { lastEventId } from '../event-streams.ts'
import { importEvents, readLastSeen } from '../import-events.ts'
import { resultFile } from '../import-results.ts'
import type { ImportTierDeps } from '../import-tiers.ts'
import { findImport } from '../imports.ts'
import { followQuery } from '../schemas/fields.ts'
import { resultsQuery } from '../schemas/imports.ts'
import { refusals } from '../schemas/problem.ts'

const eventStream = Type.String({
  examples: ['id: 1\nevent: row\ndata: {"row":1,"status":"succeeded","code":null}\n\n'],
})

/** An import while it runs, and the file that tells of it. Both are streams. Spec §6. */
export const importFollowingRoutes: FastifyPluginAsyncTypebox<ImportTierDeps> = async (
  app,
  deps,
) => {
  const { tags, oneParams: params, streamQuery } = deps.tier
  const config = { ...deps.tier.config, environmentInQuery: true } as const
  const events = {
    tags,
    summary: 'Follow an import by server-sent events',
    description:
      '`row` for each row that is settled, `progress` with the import, and `done` at its end. A client that connects again with `Last-Event-ID` misses nothing. Up to 20 streams at once.',
    params,
    querystring: Type.Object({ ...streamQuery.properties, ...followQuery.properties }),
    response: {
      200: { content: { 'text/event-stream': { schema: eventStream } } },
      ...refusals('not_found'),
    },
  }
  const results = {
    tags,
    summary: 'The file with what became of each row',
    description:
      'The original columns and `outcome`, `outcome_code`, `outcome_message`, `outcome_id`; never a password. `only=failed`, corrected, can be imported again.',
    params,
    querystring: Type.Object({ ...resultsQuery.properties, ...streamQuery.properties }),
    response: { 200: csvAnswer, ...refusals('not_found') },
  }

  app.get('/imports/:id/events', { config, schema: events }, async (request, reply) => {
    const run = await findImport(deps, request, request.params.id)
    const lastSeen = readLastSeen(lastEventId(request))
    const untilMs = Date.now() + deps.streamMs
    return deps.sendEvents(request, reply, (signal) =>
      importEvents(deps, { run, lastSeen, untilMs, signal }),
    )
  })

  app.get('/imports/:id/results.csv', { config, schema: results }, async (request, reply) => {
    const { only } = request.query
    const run = await findImport(deps, request, request.params.id)
    const name = `import-${run.id}${only ? '-failed' : ''}.csv`
    const lines = Readable.from(resultFile(deps.sql, run, { only }), { highWaterMark: 1 })
    return attachCsv(reply, name).send(lines)
  })
}
