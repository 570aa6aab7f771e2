import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readTemplate } from '../../db/message-templates.ts'
import { accountScope, requireOperator } from '../authentication.ts'
import { found, manage } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import { slugParams } from '../schemas/fields.ts'
import * as schemas from '../schemas/message-templates.ts'
import { refusals } from '../schemas/problem.ts'
import { parseTrial, previewTemplate, sendTest } from '../template-trials.ts'

const tags = ['Templates']

const preview = {
  tags,
  summary: 'See what a template says',
  description:
    'Of a saved one by `template_id`, or of `medium`, `lang`, `subject` and `body` as they are ' +
    'being written. The person is made up, the link leads nowhere, nothing is written or sent.',
  params: slugParams,
  body: schemas.templatePreviewBody,
  response: {
    200: schemas.templatePreview,
    ...refusals('not_found', 'unknown_template', 'invalid_template'),
  },
}
const testSend = {
  tags,
  summary: 'Send a template to oneself',
  description:
    'What arrives is marked as a test, and its link opens nothing. It counts as a message to ' +
    'whom it goes to.',
  params: schemas.templateParams,
  body: schemas.testSendBody,
  response: {
    200: schemas.testSent,
    ...refusals('not_found', 'recipient_cap', 'sms_not_configured', 'message_refused'),
  },
}

/** Trying out what an Account words. Spec §5. */
export const messageTemplateTrialRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (
  app,
  deps,
) => {
  app.post(
    '/accounts/:slug/message-templates/preview',
    { config: { signedIn: true, operatorsOnly: true }, schema: preview },
    async (request) => {
      const { accountId } = await accountScope(request, request.params.slug)
      const template = await parseTrial(deps, accountId, request.body)
      return previewTemplate(deps, { accountId, operator: requireOperator(request) }, template)
    },
  )

  app.post(
    '/accounts/:slug/message-templates/:template_id/test-send',
    { ...manage, schema: testSend },
    async (request) => {
      const { slug, template_id: id } = request.params
      const { accountId } = await accountScope(request, slug)
      const template = found(await readTemplate(deps.sql, accountId, id))
      const trial = { accountId, operator: requireOperator(request) }
      return sendTest(deps, trial, { template, to: request.body.to })
    },
  )
}
