import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { searchUserInvites } from '../../db/user-invites.ts'
import { Problem } from '../../domain/problems.ts'
import type { RouteDeps } from '../deps.ts'
import * as schemas from '../schemas/user-actions.ts'
import { parseOptionalTimestamp } from '../timestamps.ts'
import { representUserInvite } from '../user-invitation-representation.ts'
import { aimSearch } from '../user-invitation-scopes.ts'

const newestFirst = { field: 'createdTime', order: 'desc' } as const

/** Spec §4, user actions: Find Invitations. */
export const userInvitationSearchRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (
  app,
  { sql },
) => {
  app.post(
    '/graph/invitations',
    {
      config: { permission: 'invite.manage' },
      schema: {
        tags: ['User actions'],
        operationId: 'findUserInvitations',
        summary: 'Find invitations of an Environment',
        description: 'An operator names it in `X-Environment-Id`, or by `filter.client_id`.',
        body: schemas.invitationSearch,
        response: { 200: schemas.foundInvitations },
      },
    },
    async (request) => {
      const { filter = {}, sort = newestFirst, skip, take } = request.body
      const { state, client_id, created_after, created_before } = filter
      const aimed = await aimSearch(sql, request, client_id).catch(nowhere)
      if (!aimed) return answer([], 0)
      const search = {
        filter: {
          states: state === undefined ? undefined : [state].flat(),
          email: filter.email,
          mobileNumber: filter.mobile_number,
          applicationId: aimed.applicationId,
          invitedBy: filter.invited_by,
          createdAfter: parseOptionalTimestamp(created_after, 'created_after'),
          createdBefore: parseOptionalTimestamp(created_before, 'created_before'),
        },
        ...{ sort, skip, take },
      }
      const { rows, total } = await searchUserInvites(sql, aimed, search)
      return answer(rows.map(representUserInvite), total)
    },
  )
}

/** Who asks for the invitations of an application that is not there finds none. */
function nowhere(failure: unknown): undefined {
  if (failure instanceof Problem && failure.code === 'unknown_application') return undefined
  throw failure
}

const answer = (data: schemas.UserInvitation[], total: number) => ({
  success: true as const,
  status: 200 as const,
  data,
  total,
})
