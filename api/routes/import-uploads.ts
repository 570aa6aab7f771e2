import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { maxFileBytes } from '../../csv/limits.ts'
import { requirePrincipal } from '../authentication.ts'
import { previewUpload } from '../import-checks.ts'
import { readUpload } from '../import-forms.ts'
import { representImport, representPreview } from '../import-representations.ts'
import type { ImportTierDeps } from '../import-tiers.ts'
import { takeUploads } from '../import-uploads.ts'
import { makeImport } from '../imports.ts'
import { importPreview, importRun } from '../schemas/imports.ts'
import { refusals } from '../schemas/problem.ts'
import { tierScope } from '../scopes.ts'

/** Files of people, in a form or as JSON; the only routes that take forms. Spec §6. */
export const importUploadRoutes: FastifyPluginAsyncTypebox<ImportTierDeps> = async (app, deps) => {
  const { tags, config, upload: body, listParams: params } = deps.tier
  const refused = {
    ...refusals('file_too_large', 'too_many_rows', 'no_rows', 'validation_failed'),
    ...refusals('account_suspended'),
  }
  await takeUploads(app)

  const upload = {
    config: { ...config, location: true },
    bodyLimit: maxFileBytes,
    schema: {
      tags,
      summary: 'Import people from a file, or from rows as JSON',
      description:
        'Each row stands for itself. What is wrong with a row by itself fails it at once; the rest is run in batches, to be followed by `events` or `rows`.',
      params,
      body,
      response: { 202: importRun, ...refused },
    },
  } as const
  app.post('/imports', upload, async (request, reply) => {
    const scope = await tierScope(request)
    const run = await makeImport(deps, { request, scope }, readUpload(request, request.body))
    const [collection] = request.url.split('?')
    reply.header('location', `${collection}/${run.id}`)
    return reply.code(202).send(representImport(run))
  })

  const preview = {
    config,
    bodyLimit: maxFileBytes,
    schema: {
      tags,
      summary: 'See what an import would come to',
      description: 'Takes the same and writes nothing. Rows that are not selected are left out.',
      params,
      body,
      response: { 200: importPreview, ...refused },
    },
  } as const
  app.post('/imports/preview', preview, async (request) => {
    const asked = { scope: await tierScope(request), principal: requirePrincipal(request) }
    const given = readUpload(request, request.body)
    return representPreview(given, await previewUpload(deps.sql, asked, given))
  })
}
