import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { type AccountRow, changeAccount, readAccount } from '../../db/own-account.ts'
import { isUnlimitedAdmin } from '../../domain/access.ts'
import { parseOptionalName } from '../../domain/person.ts'
import { Problem } from '../../domain/problems.ts'
import { accountScope, requireOperator } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { sendWhatWaited } from '../resuming.ts'
import { body, id, label, slugParams, timestamp } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'

const account = Type.Object(
  {
    id,
    slug: Type.String(),
    name: Type.String(),
    suspended: Type.Boolean(),
    created_at: timestamp,
    updated_at: timestamp,
  },
  { title: 'Account' },
)
const change = body({ name: Type.Optional(label), suspended: Type.Optional(Type.Boolean()) })
const about = { tags: ['Accounts'], params: slugParams }

const get = {
  ...about,
  summary: 'Read the account',
  response: { 200: account, ...refusals('not_found') },
}
const patch = {
  ...about,
  summary: 'Rename, suspend or resume the account',
  description:
    'While it is suspended, its admins without limits can sign in and resume it, and nothing else ' +
    'works: keys, sessions, look-ups of links, acceptances, messages. Resuming brings all back, and ' +
    'messages that waited are sent. Suspending takes an admin.',
  body: change,
  response: { 200: account, ...refusals('not_found', 'validation_failed') },
}

const represent = ({ createdAt, updatedAt, ...row }: AccountRow) => ({
  ...row,
  created_at: createdAt.toISOString(),
  updated_at: updatedAt.toISOString(),
})

/** The Account as those who run it see it. Spec §1. */
export const ownAccountRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get(
    '/accounts/:slug',
    { config: { signedIn: true, operatorsOnly: true, whileSuspended: true }, schema: get },
    async (request) => {
      const { accountId } = await accountScope(request, request.params.slug)
      return represent(await readAccount(deps.sql, accountId))
    },
  )

  app.patch(
    '/accounts/:slug',
    {
      config: { permission: 'account.manage', operatorsOnly: true, whileSuspended: true },
      schema: patch,
    },
    async (request) => {
      const scope = await accountScope(request, request.params.slug)
      const { name: given, suspended } = request.body
      if (suspended !== undefined && !isUnlimitedAdmin(requireOperator(request))) {
        throw new Problem('permission_denied', { detail: 'Suspending is up to admins.' })
      }
      const name = parseOptionalName(given, 'name')
      const resumed = await changeAccount(deps.sql, scope.accountId, { name, suspended })
      if (resumed) await sendWhatWaited(deps, scope)
      return represent(await readAccount(deps.sql, scope.accountId))
    },
  )
}
