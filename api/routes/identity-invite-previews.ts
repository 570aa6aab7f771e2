import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { parseInvitation } from '../invitation-body.ts'
import { inviting } from '../invite-requests.ts'
import type { TierDeps } from '../invite-tiers.ts'
import { previewMessage } from '../message-previews.ts'
import { messagePreview } from '../schemas/message-preview.ts'
import { refusals } from '../schemas/problem.ts'

/** The message before it is sent. Spec §8. */
export const identityInvitePreviewRoutes: FastifyPluginAsyncTypebox<TierDeps> = async (
  app,
  deps,
) => {
  const { tags, access, newInvite: body, listParams: params } = deps.tier
  const schema = {
    tags,
    summary: 'Preview the message of an invite',
    description:
      'Takes what creating takes, and answers with exactly what would be sent; its links lead ' +
      'nowhere. Nothing is written, sent or counted. An invite that is pending is no hindrance.',
    params,
    body,
    response: {
      200: messagePreview,
      ...refusals('already_member', 'account_suspended', 'role_node_pair', 'unknown_role'),
      ...refusals('unknown_node', 'unknown_application', 'unknown_template'),
    },
  }
  const config = { permission: 'invite.manage', ...access } as const

  app.post('/identity-invites/preview', { config, schema }, async (request) => {
    const invitation = parseInvitation(request.body)
    return previewMessage(deps, await inviting(request), invitation)
  })
}
