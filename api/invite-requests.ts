import type { FastifyRequest } from 'fastify'
import type { Sql } from '../db/client.ts'
import { type InviteRow, isStepDone, readInvite } from '../db/invites.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { createLinks } from '../security/links.ts'
import { requirePrincipal } from './authentication.ts'
import type { RouteDeps } from './deps.ts'
import type { Inviting } from './invitations.ts'
import { representInvite } from './representations.ts'
import type { InviteBody } from './schemas/invites.ts'
import { tierScope } from './scopes.ts'

/** What every route about invites asks of a request. */
export const inviting = async (request: FastifyRequest): Promise<Inviting> => ({
  principal: requirePrincipal(request),
  scope: await tierScope(request),
  operationId: request.operationId,
  again: request.claim?.again ?? false,
})

/**
 * Whether a request that may have been made before did its step with this invite: then it is
 * answered as the first time, whatever has become of the invite since.
 */
export const createIsDone =
  (sql: Sql) =>
  async ({ claim, operationId }: FastifyRequest, inviteId: string): Promise<boolean> =>
    claim?.again === true && isStepDone(sql, inviteId, operationId)

/** Throws `invite_not_found`, for another tenant's id as for one that never was. */
export async function findInvite(
  deps: RouteDeps,
  request: FastifyRequest,
  id: string,
): Promise<InviteRow> {
  const row = await readInvite(deps.sql, id, await tierScope(request))
  if (!row) throw new Problem('invite_not_found')
  return row
}

export function actorOf(request: FastifyRequest): Actor {
  const { type, id, name } = requirePrincipal(request)
  return { type, id, name }
}

/** An invite with a `copy` link: it proves only that an inviter handed it on. Spec §2, Tokens. */
export const representLinked = ({ tokens, settings }: RouteDeps, row: InviteRow): InviteBody => ({
  ...representInvite(row),
  accept_url: createLinks(tokens, settings.publicUrl).accept(row, 'copy'),
})
