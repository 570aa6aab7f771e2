import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { createTemplate, listTemplates, readTemplate } from '../../db/message-templates.ts'
import { accountScope } from '../authentication.ts'
import { found, manage } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import { slugParams } from '../schemas/fields.ts'
import * as schemas from '../schemas/message-templates.ts'
import { pageOf, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'
import { parseTemplate } from '../template-body.ts'

const tags = ['Templates']
const look = { config: { signedIn: true, operatorsOnly: true } } as const
const { messageTemplate, representTemplate } = schemas

const list = {
  tags,
  summary: 'List message templates',
  params: slugParams,
  querystring: schemas.templateQuery,
  response: { 200: pageOf(messageTemplate), ...refusals('not_found', 'validation_failed') },
}
const create = {
  tags,
  summary: 'Word a message in one language',
  description:
    'Invites name it by `template_key`. Values are `{{name}}`, `{{invite_link}}`, `{{invited_by}}`, ' +
    '`{{account_name}}`, `{{expires_at}}` and `{{message}}`; `{{#name}}…{{/name}}` is said where ' +
    'there is one. Whatever is known of the person, `{{invite_link}}` has to be there.',
  params: slugParams,
  body: schemas.newTemplate,
  response: {
    201: messageTemplate,
    ...refusals('not_found', 'template_taken', 'invalid_template', 'too_many_templates'),
  },
}
const get = {
  tags,
  summary: 'Read a message template',
  params: schemas.templateParams,
  response: { 200: messageTemplate, ...refusals('not_found') },
}

/** What an Account words itself. Spec §5, §12. */
export const messageTemplateRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get('/accounts/:slug/message-templates', { ...look, schema: list }, async (request) => {
    const { accountId } = await accountScope(request, request.params.slug)
    const { limit, cursor, ...filter } = request.query
    const page = { ...filter, limit: limit + 1, after: readCursor(cursor) }
    return toPage(await listTemplates(deps.sql, accountId, page), limit, representTemplate)
  })

  app.post(
    '/accounts/:slug/message-templates',
    { config: { ...manage.config, location: true }, schema: create },
    async (request, reply) => {
      const { slug } = request.params
      const template = parseTemplate(request.body)
      const { accountId } = await accountScope(request, slug)
      const { operationId: id } = request
      const wanted = { ...template, id, key: request.body.key }
      const row = await createTemplate(deps.sql, accountId, wanted)
      reply.header('location', `/api/v1/accounts/${slug}/message-templates/${row.id}`)
      return reply.code(201).send(representTemplate(row))
    },
  )

  app.get(
    '/accounts/:slug/message-templates/:template_id',
    { ...look, schema: get },
    async (request) => {
      const { slug, template_id: id } = request.params
      const { accountId } = await accountScope(request, slug)
      return representTemplate(found(await readTemplate(deps.sql, accountId, id)))
    },
  )
}
