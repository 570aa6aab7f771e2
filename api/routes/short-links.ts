import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { findByLocator } from '../../db/short-links.ts'
import { Problem, problems } from '../../domain/problems.ts'
import { createLinks } from '../../security/links.ts'
import { openLink } from '../acceptances.ts'
import type { RouteDeps } from '../deps.ts'
import { pageHeaders } from './pages.ts'

const params = Type.Object({ code: Type.String({ maxLength: 65_536 }) })

/**
 * The links in messages that lead to an application's login page. They change nothing, whoever
 * follows them; a dead one shows the page that says so. Spec §4, user actions.
 */
export const shortLinkRoutes: FastifyPluginAsyncTypebox<RouteDeps & { folder: string }> = async (
  app,
  { folder, ...deps },
) => {
  const { sql, tokens, settings } = deps
  const links = createLinks(tokens, settings.publicUrl)

  /** Throws `invite_not_found`, or the 410 that says why the link is dead. */
  async function targetOf(text: string): Promise<string> {
    const code = tokens.readShortCode(text)
    const candidates = code ? await findByLocator(sql, code) : []
    for (const { id: inviteId, generation: current } of candidates) {
      const generation = code && tokens.generationOf(code, { inviteId, generation: current })
      if (generation === undefined) continue
      const token = tokens.write({ inviteId, generation, channel: 'mail' })
      const { invite } = await openLink(deps, token)
      return links.lengthen(invite)
    }
    throw new Problem('invite_not_found')
  }

  /** The hosted page, told what it cannot find out: a short link holds no token to ask with. */
  async function deadPage(refusal: Problem): Promise<string> {
    const page = await readFile(join(folder, 'accept-invite.html'), 'utf8').catch(() => {
      throw refusal // the pages are not built: the refusal by itself
    })
    return page.replace('<body>', `<body data-dead="${refusal.code}">`)
  }

  app.get(
    '/i/:code',
    { config: { public: true }, schema: { hide: true, params } },
    async (request, reply) => {
      try {
        return reply.redirect(await targetOf(request.params.code))
      } catch (refusal) {
        if (!(refusal instanceof Problem)) throw refusal
        const { status } = problems[refusal.code]
        return reply
          .code(status)
          .headers({ ...pageHeaders, 'content-type': 'text/html; charset=utf-8' })
          .send(await deadPage(refusal))
      }
    },
  )
}
