import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { changeTemplate, deleteTemplate, readTemplate } from '../../db/message-templates.ts'
import { accountScope } from '../authentication.ts'
import { found, gone, manage } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import * as schemas from '../schemas/message-templates.ts'
import { refusals } from '../schemas/problem.ts'
import { parseTemplate } from '../template-body.ts'

const tags = ['Templates']

const change = {
  tags,
  summary: 'Change what a message says',
  description:
    'It counts for what is sent from now on, also for what is sent again. Key, medium and language ' +
    'stay as they are.',
  params: schemas.templateParams,
  body: schemas.templateChange,
  response: { 200: schemas.messageTemplate, ...refusals('not_found', 'invalid_template') },
}
const remove = {
  tags,
  summary: 'Delete a message template',
  description:
    'Not the last language of a message that pending invites are to have, `INVITE_USER` apart: ' +
    'there ours is said again.',
  params: schemas.templateParams,
  response: { 204: gone, ...refusals('not_found', 'template_in_use') },
}

/** What becomes of an Account's own words. Spec §5. */
export const messageTemplateChangeRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (
  app,
  { sql },
) => {
  app.patch(
    '/accounts/:slug/message-templates/:template_id',
    { ...manage, schema: change },
    async (request) => {
      const { slug, template_id: id } = request.params
      const { accountId } = await accountScope(request, slug)
      const before = found(await readTemplate(sql, accountId, id))
      const { subject = before.subject, body = before.body } = request.body
      const wanted = { id, ...parseTemplate({ ...before, subject, body }) }
      return schemas.representTemplate(await changeTemplate(sql, accountId, wanted))
    },
  )

  app.delete(
    '/accounts/:slug/message-templates/:template_id',
    { ...manage, schema: remove },
    async (request, reply) => {
      const { slug, template_id: id } = request.params
      const { accountId } = await accountScope(request, slug)
      await deleteTemplate(sql, accountId, id)
      return reply.code(204).send(null)
    },
  )
}
