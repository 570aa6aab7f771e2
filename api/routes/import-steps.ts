import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { readRates } from '../../db/import-rows.ts'
import { cancelImport } from '../../db/imports.ts'
import { countWithdrawn, lockImportedInvites, withdrawInvites } from '../../db/withdrawals.ts'
import { assertMayGive } from '../../domain/invitation.ts'
import { requirePrincipal } from '../authentication.ts'
import { representImport } from '../import-representations.ts'
import type { ImportTierDeps } from '../import-tiers.ts'
import { findImport } from '../imports.ts'
import { actorOf } from '../invite-requests.ts'
import { importRun } from '../schemas/imports.ts'
import { refusals } from '../schemas/problem.ts'

/** Stopping an import, and taking back what it sent. Spec §6. */
export const importStepRoutes: FastifyPluginAsyncTypebox<ImportTierDeps> = async (app, deps) => {
  const { tags, config, oneParams: params } = deps.tier
  const { sql, importRuns, inviteRuns } = deps
  const cancel = {
    tags,
    summary: 'Stop an import between batches',
    description: 'What has not begun is skipped. An import that is over stays as it is.',
    params,
    response: { 200: importRun, ...refusals('not_found') },
  }
  const revoke = {
    tags,
    summary: 'Withdraw every invite of an import that is still pending',
    description: 'All or none: refused to whoever may not give what one of them gives.',
    params,
    response: { 200: Type.Object({ revoked: Type.Integer() }), ...refusals('not_found') },
  }

  app.post('/imports/:id/cancel', { config, schema: cancel }, async (request) => {
    const { id } = await findImport(deps, request, request.params.id)
    if (await cancelImport(sql, id)) importRuns.cancel(id)
    const run = await findImport(deps, request, id)
    return representImport(run, (await readRates(sql, [run])).get(id))
  })

  app.post('/imports/:id/revoke-pending', { config, schema: revoke }, async (request) => {
    const run = await findImport(deps, request, request.params.id)
    const { operationId } = request
    const { ids, revoked } = await sql.begin(async (tx) => {
      const pending = await lockImportedInvites(tx, run)
      assertMayGive(
        pending.flatMap(({ grants }) => grants),
        requirePrincipal(request),
      )
      const ids = pending.map(({ id }) => id)
      await withdrawInvites(tx, ids, { actor: actorOf(request), operationId })
      return { ids, revoked: await countWithdrawn(tx, run.id, operationId) }
    })
    inviteRuns.wakeSoon(ids)
    return { revoked }
  })
}
