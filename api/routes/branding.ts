import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { changeBranding, readBranding } from '../../db/branding.ts'
import { type Branding, brandingParsers } from '../../domain/branding.ts'
import { parseFields } from '../../domain/fields.ts'
import { accountScope } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { body, email, label, nullable, slugParams, url } from '../schemas/fields.ts'
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
