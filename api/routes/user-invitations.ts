import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readUserInvite } from '../../db/user-invites.ts'
import { Problem } from '../../domain/problems.ts'
import { inTheirWords } from '../../domain/user-actions.ts'
import { requirePrincipal } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { invitePerson } from '../invitations.ts'
import { idParams } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'
import * as schemas from '../schemas/user-actions.ts'
import { assertCanText } from '../texting.ts'
import { parseUserInvitation } from '../user-invitation-body.ts'
import {
  representLinkedUserInvite,
  representUserInvite,
  succeed,
} from '../user-invitation-representation.ts'
import { aimAtApplication, findUserInvite } from '../user-invitation-scopes.ts'
import { changeState } from '../user-invitation-steps.ts'

const tags = ['User actions']
const config = { permission: 'invite.manage' } as const
const making = ['invite_pending', 'already_member', 'recipient_cap', 'account_suspended'] as const
const named = ['unknown_role', 'unknown_node', 'unknown_application'] as const

const create = {
  tags,
  operationId: 'createUserInvitation',
  summary: 'Invite a person to register at an application',
  description:
    'The same invite as everywhere else, in the words of cidaas. `X-Environment-Id` may be left ' +
    'out: the application tells the Environment.',
  body: schemas.newUserInvitation,
  response: {
    200: schemas.oneInvitation,
    ...refusals(...making, ...named, 'invalid_template_key', 'sms_not_configured'),
  },
}
const get = {
  tags,
  operationId: 'getUserInvitation',
  summary: 'Read an invitation',
  params: idParams,
  response: { 200: schemas.oneInvitation, ...refusals('invite_not_found') },
}
const patch = {
  tags,
  operationId: 'changeUserInvitation',
  summary: 'Send again, withdraw, decline or accept an invitation',
  description:
    '`accepted` gives what the invitation holds to the person `sub`, who was invited and is there ' +
    'already. The state it has already changes nothing.',
  params: idParams,
  body: schemas.newState,
  response: {
    200: schemas.oneInvitation,
    ...refusals('invite_not_found', 'invite_not_pending', 'resend_cooldown', ...making, ...named),
    ...refusals('invalid_template_key'),
  },
}

/** Invitations by what cidaas calls them. Spec §4, user actions. */
export const userInvitationRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { sql } = deps

  const show = async (accountId: string, id: string) => {
    const row = await readUserInvite(sql, accountId, id)
    if (!row) throw new Problem('invite_not_found')
    return row
  }

  app.post('/invitations', { config, schema: create }, async (request) => {
    const principal = requirePrincipal(request)
    const { body, headers, operationId, claim } = request
    const again = claim?.again ?? false
    const made = again ? await readUserInvite(sql, principal.accountId, operationId) : undefined
    if (made) return succeed(representLinkedUserInvite(deps, made))
    const { application, scope } = await aimAtApplication(sql, request, body)
    const acceptLanguage = headers['accept-language']
    const row = await parseUserInvitation(sql, body, { ...scope, application, acceptLanguage })
      .then((wanted) => {
        if (wanted.email === null) assertCanText(deps)
        return invitePerson(deps, { principal, scope, operationId, again }, wanted)
      })
      .catch((failure: unknown) => {
        throw inTheirWords(failure)
      })
    return succeed(representLinkedUserInvite(deps, await show(row.accountId, row.id)))
  })

  app.get('/invitations/:id', { config, schema: get }, async (request) =>
    succeed(representUserInvite(await findUserInvite(sql, request, request.params.id))),
  )

  app.patch('/invitations/:id', { config, schema: patch }, async (request) => {
    const before = await findUserInvite(sql, request, request.params.id)
    const id = await changeState(deps, request, before).catch((failure: unknown) => {
      throw inTheirWords(failure)
    })
    const after = await show(before.accountId, id)
    const { state } = request.body
    if (after.state !== state) throw new Problem('invite_not_pending')
    return succeed(
      state === 'reinitiated' ? representLinkedUserInvite(deps, after) : representUserInvite(after),
    )
  })
}
