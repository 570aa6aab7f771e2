import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { readInvitesInNeed } from '../../db/invite-attention.ts'
import type { TierDeps } from '../invite-tiers.ts'
import { representInvite } from '../representations.ts'
import { invite } from '../schemas/invites.ts'
import { tierScope } from '../scopes.ts'

const shown = 6
const count = Type.Integer({ minimum: 0 })
const inNeed = Type.Object(
  {
    failed: Type.Integer({ minimum: 0, description: 'Whose message could not be delivered.' }),
    ending: count,
    data: Type.Array(invite, { maxItems: shown }),
  },
  { title: 'InvitesInNeed' },
)

/** What an overview points out. Spec §8. */
export const identityInviteAttentionRoutes: FastifyPluginAsyncTypebox<TierDeps> = async (
  app,
  deps,
) => {
  const { tags, access, listParams: params } = deps.tier
  const schema = {
    tags,
    summary: 'Read which pending invites need attention',
    description:
      'How many could not be delivered, how many others end within two days, and the most urgent ' +
      'of them. The whole list has them by `needs_attention`.',
    params,
    response: { 200: inNeed },
  }
  const config = { permission: 'invite.read', ...access } as const

  app.get('/identity-invites/attention', { config, schema }, async (request) => {
    const scope = await tierScope(request)
    const { first, ...counts } = await readInvitesInNeed(deps.sql, scope, shown)
    return { ...counts, data: first.map(representInvite) }
  })
}
