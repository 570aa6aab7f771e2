import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  type ApiKeyRow,
  createApiKey,
  listApiKeys,
  readApiKey,
  revokeApiKey,
} from '../../db/api-keys.ts'
import { can, type Permission, permissions } from '../../domain/access.ts'
import { parseName } from '../../domain/person.ts'
import { fieldProblem, Problem } from '../../domain/problems.ts'
import { makeApiKey } from '../../security/api-keys.ts'
import { namedEnvironment, requireOperator } from '../authentication.ts'
import { manage, serveCollection } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import { actorOf } from '../invite-requests.ts'
import { body, id, idParams, label, nullable, timestamp } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'
import { parseTimestamp } from '../timestamps.ts'

const tags = ['API keys']
const shown = {
  id,
  name: Type.String(),
  prefix: Type.String({ description: 'The part of the key that is no secret.' }),
  permissions: Type.Array(Type.String()),
  expires_at: nullable(timestamp),
}
export const apiKey = Type.Object(
  {
    ...shown,
    last_used_at: nullable(timestamp),
    revoked_at: nullable(timestamp),
    created_at: timestamp,
  },
  { title: 'ApiKey' },
)
const createdApiKey = Type.Object(
  {
    ...shown,
    key: Type.String({ description: 'Shown only here.' }),
  },
  { title: 'CreatedApiKey' },
)
const newApiKey = body({
  name: label,
  permissions: Type.Array(Type.Enum([...permissions]), { minItems: 1, maxItems: 10 }),
  expires_at: Type.Optional(nullable(timestamp)),
})
const keyParams = Type.Object({ id, key_id: id })

export const representApiKey = (row: ApiKeyRow) => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  permissions: row.permissions,
  expires_at: row.expiresAt?.toISOString() ?? null,
  last_used_at: row.lastUsedAt?.toISOString() ?? null,
  revoked_at: row.revokedAt?.toISOString() ?? null,
  created_at: row.createdAt.toISOString(),
})

/** A leaked key can be ended whatever state its environment is in: suspending only pauses it. */
const evenSuspended = { config: { ...manage.config, whileSuspended: true } } as const

/** The API keys of an Environment. Spec §1, §12. */
export const apiKeyRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  serveCollection(app.withTypeProvider(), deps.sql, {
    path: 'api-keys',
    member: 'key_id',
    access: evenSuspended,
    tags,
    summaries: {
      list: 'List API keys, without their secrets',
      read: 'Read an API key, without its secret',
    },
    item: apiKey,
    list: listApiKeys,
    read: readApiKey,
    represent: representApiKey,
  })

  app.post(
    '/environments/:id/api-keys',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Create an API key',
        params: idParams,
        body: newApiKey,
        response: { 201: createdApiKey, ...refusals('not_found', 'validation_failed') },
      },
    },
    async (request, reply) => {
      const expiresAt = parseExpiry(request.body.expires_at)
      const name = parseName(request.body.name, 'name')
      const scope = await namedEnvironment(request, request.params.id)
      const permissions = [...new Set(request.body.permissions)]
      const createdBy = assertMayGive(request, permissions)
      const { key, ...kept } = makeApiKey()
      const row = await createApiKey(deps.sql, {
        name,
        permissions,
        ...scope,
        ...kept,
        id: request.operationId,
        createdBy,
        expiresAt,
      })
      return reply.code(201).send({ ...representApiKey(row), key })
    },
  )

  app.delete(
    '/environments/:id/api-keys/:key_id',
    {
      ...evenSuspended,
      schema: {
        tags,
        summary: 'Revoke an API key, at once and for good',
        description:
          'With `revoke_pending`, the pending invites that it made are withdrawn with it.',
        params: keyParams,
        querystring: Type.Object({ revoke_pending: Type.Boolean({ default: false }) }),
        response: { 204: Type.Null({ description: 'Revoked.' }), ...refusals('not_found') },
      },
    },
    async (request, reply) => {
      const scope = await namedEnvironment(request, request.params.id)
      const withdrawn = await revokeApiKey(deps.sql, scope, {
        id: request.params.key_id,
        actor: actorOf(request),
        revokePending: request.query.revoke_pending,
      })
      deps.inviteRuns.wakeSoon(withdrawn)
      return reply.code(204).send(null)
    },
  )
}

/** A key does no more than its maker, who manages all of the account, may do. Spec §4. */
function assertMayGive(request: FastifyRequest, wanted: Permission[]): string {
  const operator = requireOperator(request)
  const missing = wanted.find((permission) => !can(operator, permission))
  if (missing) throw new Problem('permission_denied', { missing_permission: missing })
  return operator.id
}

/** A moment still to come, or none. Throws `validation_failed`. */
export function parseExpiry(text: string | null | undefined): Date | null {
  if (text == null) return null
  const expiresAt = parseTimestamp(text, 'expires_at')
  if (!(expiresAt.getTime() > Date.now())) {
    throw fieldProblem('validation_failed', 'expires_at', 'Give a time that is still to come.')
  }
  return expiresAt
}
