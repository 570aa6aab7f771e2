import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readInvite } from '../../db/invites.ts'
import { readRegistered } from '../../db/landing-pages.ts'
import { assertOpen } from '../../domain/invite.ts'
import { fieldProblem, Problem } from '../../domain/problems.ts'
import { inTheirWords } from '../../domain/user-actions.ts'
import { stageAcceptance } from '../acceptances.ts'
import type { RouteDeps } from '../deps.ts'
import { readCustomFields } from '../invitation-body.ts'
import { deadLinks } from '../schemas/invite-acceptances.ts'
import { refusals } from '../schemas/problem.ts'
import * as schemas from '../schemas/user-actions.ts'
import { succeed } from '../user-invitation-representation.ts'

const proofs = ['current_password_required', 'invalid_credentials', 'mail_link_required'] as const
const gone = ['unknown_role', 'unknown_node', 'unknown_application'] as const

/**
 * Public: the token is the permission, here called `invite_id`. The acceptance of every other
 * surface, staged and committed the same way. Spec §4, user actions.
 */
export const registrationRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.post(
    '/registration',
    {
      config: { public: true },
      schema: {
        tags: ['User actions'],
        operationId: 'registerUser',
        summary: 'Register by an invitation',
        description:
          '`invite_id` is the one out of the link, in the query or as a header of that name. The ' +
          'account is made, or gains what was invited; the invitation is accepted.',
        querystring: schemas.registrationQuery,
        headers: schemas.registrationHeaders,
        body: schemas.registration,
        response: {
          200: schemas.registered,
          ...refusals(...deadLinks, ...proofs, ...gone, 'email_conflict', 'password_breached'),
          ...refusals('breach_check_unavailable', 'service_unavailable', 'bad_request'),
        },
      },
    },
    async (request) => {
      const { query, headers, body, operationId } = request
      const token = readInviteId(query.invite_id, headers.invite_id)
      const form = { token, ...readForm(body) }
      const { invite, page } = await stageAcceptance(deps, form, request).catch(inOtherWords)
      await deps.inviteRuns.accept(invite.id, operationId).catch(inOtherWords)
      const after = await readInvite(deps.sql, invite.id)
      if (!after?.acceptedIdentityId || after.acceptedAttemptId !== operationId) {
        assertOpen(after?.status ?? 'revoked')
        throw new Problem('service_unavailable', { retry_after_seconds: 1 })
      }
      deps.metrics.acceptances.inc()
      const person = await readRegistered(deps.sql, after.acceptedIdentityId)
      return succeed({
        sub: after.acceptedIdentityId,
        email: person.email,
        mobile_number: person.mobileNumber,
        email_verified: person.emailVerified,
        given_name: person.firstName,
        family_name: person.lastName,
        customFields: person.customFields,
        invitation: { _id: after.id, state: 'accepted' as const, valid: false },
        redirect_url: page.initiateLoginUri,
      })
    },
  )
}

function inOtherWords(failure: unknown): never {
  throw inTheirWords(failure)
}

/** Spec §4: the query wins, but two that differ are a mistake of the page. Throws `bad_request`. */
function readInviteId(inQuery: string | undefined, inHeader: string | undefined): string {
  const token = inQuery ?? inHeader
  if (token === undefined) {
    throw new Problem('bad_request', { detail: 'Give invite_id in the query or as a header.' })
  }
  if (inHeader === undefined || inHeader === token) return token
  throw new Problem('bad_request', { detail: 'The query and the header name different invites.' })
}

function readForm(body: schemas.Registration) {
  const { given_name, family_name, password_echo, customFields, ...rest } = body
  if (rest.password?.normalize('NFC') !== password_echo?.normalize('NFC')) {
    throw fieldProblem('validation_failed', 'password_echo', 'The passwords are not the same.')
  }
  return {
    ...rest,
    first_name: given_name,
    last_name: family_name,
    custom_fields: readCustomFields(customFields, 'customFields'),
  }
}
