import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { type EventStreams, lastEventId } from '../event-streams.ts'
import { inviteEvents, readPosition } from '../invite-events.ts'
import type { InviteFeeds } from '../invite-feeds.ts'
import type { TierDeps } from '../invite-tiers.ts'
import { followQuery } from '../schemas/fields.ts'
import { tierScope } from '../scopes.ts'

const eventStream = Type.String({
  examples: [
    'id: 1767225600000-1042:1042:\nevent: ready\ndata: {"resumed":false}\n\n' +
      'id: 1767225601000-1043:1043:\nevent: invite\ndata: {"id":"0197d3a4-8f6c-7c3e-9d2b-5a1f0e4c7b86",' +
      '"status":"accepted","generation":1,"updated_at":"2026-01-01T00:00:00.512Z",' +
      '"delivery_state":"sent"}\n\n',
  ],
})
type FollowingDeps = TierDeps & { feeds: InviteFeeds; sendEvents: EventStreams }

/** A list of invites that keeps itself up to date. Spec §8. */
export const identityInviteEventRoutes: FastifyPluginAsyncTypebox<FollowingDeps> = async (
  app,
  deps,
) => {
  const { tags, access, listParams: params, streamQuery } = deps.tier
  const schema = {
    tags,
    summary: 'Follow all invites by server-sent events',
    description:
      '`invite` for each that changes, also when its window ends. A client that connects again with ' +
      '`Last-Event-ID` misses nothing. `ready` comes first; with `resumed: false`, also later on, it ' +
      'means: read the list. Up to 20 streams at once.',
    params,
    querystring: Type.Object({ ...streamQuery.properties, ...followQuery.properties }),
    response: { 200: { content: { 'text/event-stream': { schema: eventStream } } } },
  }
  const config = { permission: 'invite.read', environmentInQuery: true, ...access } as const

  app.get('/identity-invites/events', { config, schema }, async (request, reply) => {
    const scope = await tierScope(request)
    const lastSeen = readPosition(lastEventId(request))
    const untilMs = Date.now() + deps.streamMs
    return deps.sendEvents(request, reply, (signal) =>
      inviteEvents(deps, { scope, lastSeen, untilMs, signal }),
    )
  })
}
