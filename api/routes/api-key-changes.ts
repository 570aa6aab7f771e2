import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { changeApiKey, readApiKey } from '../../db/api-keys.ts'
import { parseOptionalName } from '../../domain/person.ts'
import { fieldProblem } from '../../domain/problems.ts'
import { namedEnvironment } from '../authentication.ts'
import { found, manage } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import { body, id, label, timestamp } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'
import { apiKey, parseExpiry, representApiKey } from './api-keys.ts'

const change = body({
  name: Type.Optional(label),
  expires_at: Type.Optional({ ...timestamp, description: 'Sooner than now set, not later.' }),
})

/** Renaming an API key, and ending it sooner. What it may do never changes. Spec §1. */
export const apiKeyChangeRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.patch(
    '/environments/:id/api-keys/:key_id',
    {
      ...manage,
      schema: {
        tags: ['API keys'],
        summary: 'Rename an API key, or let it expire sooner',
        params: Type.Object({ id, key_id: id }),
        body: change,
        response: { 200: apiKey, ...refusals('not_found', 'validation_failed') },
      },
    },
    async (request) => {
      const wanted = {
        name: parseOptionalName(request.body.name, 'name'),
        expiresAt: parseExpiry(request.body.expires_at),
      }
      const scope = await namedEnvironment(request, request.params.id)
      const target = { ...scope, id: request.params.key_id }
      const row = await changeApiKey(deps.sql, target, wanted)
      if (row) return representApiKey(row)
      found(await readApiKey(deps.sql, scope, target.id))
      const message = 'A key can be made to expire sooner, not later.'
      throw fieldProblem('validation_failed', 'expires_at', message)
    },
  )
}
