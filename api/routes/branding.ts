import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { changeBranding, readBranding } from '../../db/branding.ts'
import { type Branding, brandingParsers } from '../../domain/branding.ts'
import { parseFields } from '../../domain/fields.ts'
import { accountScope } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { parseInvitation } from '../invitation-body.ts'
import { inviting } from '../invite-requests.ts'
import { previewMessage } from '../message-previews.ts'
import { body, email, label, nullable, slugParams, url } from '../schemas/fields.ts'
import { messagePreview } from '../schemas/message-preview.ts'
import { refusals } from '../schemas/problem.ts'

const branding = Type.Object(
  {
    logo_url: nullable(Type.String()),
    color: nullable(Type.String()),
    sender_name: nullable(Type.String()),
    reply_to: nullable(Type.String()),
  },
  { title: 'Branding' },
)
const color = Type.String({
  pattern: '^#[0-9A-Fa-f]{6}$',
  description: 'As `#rrggbb`.',
  examples: ['#0a7cff'],
})
const change = body({
  logo_url: Type.Optional(nullable(url)),
  color: Type.Optional(nullable(color)),
  sender_name: Type.Optional(nullable(label)),
  reply_to: Type.Optional(nullable(email)),
})
const about = { tags: ['Branding'], params: slugParams }

const get = {
  ...about,
  summary: 'Read the branding',
  response: { 200: branding, ...refusals('not_found') },
}
const patch = {
  ...about,
  summary: 'Change how messages look',
  description:
    'The logo is an https address (http on loopback). The colour is that of the button, whose text ' +
    'is black or white, whichever is easier to read. Null brings our own back.',
  body: change,
  response: { 200: branding, ...refusals('not_found', 'validation_failed') },
}

const preview = {
  ...about,
  summary: 'Preview a message under another branding',
  description:
    'Takes what changing takes, and answers with an invite to somebody as it would be sent after ' +
    'that. Nothing is written or sent.',
  body: change,
  response: {
    200: messagePreview,
    ...refusals('not_found', 'validation_failed', 'account_suspended'),
  },
}
const somebody = { email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace' }

const represent = ({ logoUrl, color, senderName, replyTo }: Branding) => ({
  logo_url: logoUrl,
  color,
  sender_name: senderName,
  reply_to: replyTo,
})

/** How an Account's messages look. Spec §5. */
export const brandingRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get(
    '/accounts/:slug/branding',
    { config: { signedIn: true, operatorsOnly: true }, schema: get },
    async (request) => {
      const { accountId } = await accountScope(request, request.params.slug)
      return represent(await readBranding(deps.sql, accountId))
    },
  )

  app.patch(
    '/accounts/:slug/branding',
    { config: { permission: 'account.manage', operatorsOnly: true }, schema: patch },
    async (request) => {
      const wanted = parseChange(request.body)
      const { accountId } = await accountScope(request, request.params.slug)
      return represent(await changeBranding(deps.sql, accountId, wanted))
    },
  )

  app.post(
    '/accounts/:slug/branding/preview',
    { config: { permission: 'invite.manage', operatorsOnly: true }, schema: preview },
    async (request) => {
      const branding = parseChange(request.body)
      const invitation = parseInvitation({ ...somebody, send_email: true })
      return previewMessage(deps, await inviting(request), { ...invitation, branding })
    },
  )
}

const parseChange = (given: Static<typeof change>) =>
  parseFields({
    logoUrl: () => parseGiven(given.logo_url, brandingParsers.logoUrl),
    color: () => parseGiven(given.color, brandingParsers.color),
    senderName: () => parseGiven(given.sender_name, brandingParsers.senderName),
    replyTo: () => parseGiven(given.reply_to, brandingParsers.replyTo),
  })

const parseGiven = (text: string | null | undefined, parse: (text: string) => string) =>
  text == null ? text : parse(text)
