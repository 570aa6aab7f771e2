import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { parseInvitation } from '../invitation-body.ts'
import { inviting } from '../invite-requests.ts'
import type { TierDeps } from '../invite-tiers.ts'
import { previewMessage } from '../message-previews.ts'
import { nullable } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'

const preview = Type.Object(
  {
    subject: Type.String(),
    from: Type.String(),
    to: Type.String(),
    reply_to: nullable(Type.String()),
    lang: Type.String({ description: 'The language it is written in.' }),
    html: Type.String(),
    text: Type.String(),
  },
  { title: 'MessagePreview' },
)

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
      200: preview,
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
