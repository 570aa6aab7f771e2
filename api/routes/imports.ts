import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { sampleFile } from '../../csv/sample.ts'
import { listImportRows, readRates } from '../../db/import-rows.ts'
import { listImports } from '../../db/imports.ts'
import { attachCsv, csvAnswer } from '../csv-answers.ts'
import {
  readRowCursor,
  representDetail,
  representImport,
  representRow,
} from '../import-representations.ts'
import type { ImportTierDeps } from '../import-tiers.ts'
import { findImport } from '../imports.ts'
import {
  importDetail,
  importQuery,
  importRow,
  importRowQuery,
  importRun,
} from '../schemas/imports.ts'
import { pageOf, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'
import { tierScope } from '../scopes.ts'

/** Imports of one Environment, or of the Account's directory, and their rows. Spec §6. */
export const importRoutes: FastifyPluginAsyncTypebox<ImportTierDeps> = async (app, deps) => {
  const { tags, config, sampleMode, listParams, oneParams, streamQuery } = deps.tier
  const linked = { ...config, environmentInQuery: true } as const
  const sample = {
    tags,
    summary: 'A file to start from',
    description: 'Every column of the mode, and in comment lines what each means.',
    params: listParams,
    querystring: Type.Object({ mode: sampleMode, ...streamQuery.properties }),
    response: { 200: csvAnswer },
  }
  const list = {
    tags,
    summary: 'List imports, newest first',
    params: listParams,
    querystring: importQuery,
    response: { 200: pageOf(importRun) },
  }
  const get = {
    tags,
    summary: 'Read an import',
    params: oneParams,
    response: { 200: importDetail, ...refusals('not_found') },
  }
  const rows = {
    tags,
    summary: 'List the rows of an import in the order of the file',
    params: oneParams,
    querystring: importRowQuery,
    response: { 200: pageOf(importRow), ...refusals('not_found') },
  }

  app.get('/imports/sample.csv', { config: linked, schema: sample }, async (request, reply) => {
    const { mode } = request.query
    await tierScope(request)
    return attachCsv(reply, `${mode}.csv`).send(sampleFile(mode))
  })

  app.get('/imports', { config, schema: list }, async (request) => {
    const { limit, cursor } = request.query
    const before = readCursor(cursor) ?? undefined
    const runs = await listImports(deps.sql, await tierScope(request), {
      limit: limit + 1,
      before,
    })
    const rates = await readRates(deps.sql, runs)
    return toPage(runs, limit, (run) => representImport(run, rates.get(run.id)))
  })

  app.get('/imports/:id', { config, schema: get }, async (request) => {
    const run = await findImport(deps, request, request.params.id)
    return representDetail(run, (await readRates(deps.sql, [run])).get(run.id))
  })

  app.get('/imports/:id/rows', { config, schema: rows }, async (request) => {
    const { limit, cursor, status } = request.query
    const after = readRowCursor(cursor)
    const run = await findImport(deps, request, request.params.id)
    const found = await listImportRows(deps.sql, run.id, { status, after, limit: limit + 1 })
    const numbered = found.map((row) => ({ id: String(row.number), row }))
    return toPage(numbered, limit, ({ row }) => representRow(run, row))
  })
}
