import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { createAccount } from '../../db/accounts.ts'
import { parseEmail } from '../../domain/address.ts'
import { parseFields } from '../../domain/fields.ts'
import { parseName, parsePassword } from '../../domain/person.ts'
import type { RouteDeps } from '../deps.ts'
import { body, email, id, label, password, personName, slug } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'
import { startSession } from '../sessions.ts'

const signUp = body({
  name: label,
  slug,
  email,
  password,
  first_name: personName,
  last_name: personName,
})
const signedUp = Type.Object(
  {
    account: Type.Object({ id, slug: Type.String(), name: Type.String() }),
    environments: Type.Array(
      Type.Object({
        id,
        name: Type.String(),
        root_node_id: id,
        default_application_id: id,
      }),
    ),
    operator: Type.Object({ id, email: Type.String() }),
    token: Type.String(),
  },
  { title: 'SignedUp' },
)

/** Sign-up: an Account with two empty Environments and its first operator. Spec §1, §12. */
export const accountRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.post(
    '/accounts',
    {
      config: { public: true },
      schema: {
        tags: ['Accounts'],
        operationId: 'signUp',
        summary: 'Sign up',
        description: 'Creates an Account with the Environments *Development* and *Production*.',
        body: signUp,
        response: {
          201: signedUp,
          ...refusals('slug_taken', 'validation_failed', 'password_breached'),
          ...refusals('breach_check_unavailable'),
        },
      },
    },
    async (request, reply) => {
      const { operationId } = request
      const { operator, ...made } = await signUpAccount(deps, operationId, request.body)
      const session = { id: operationId, accountId: made.account.id, operatorId: operator.id }
      const { token } = await startSession(deps, session, reply)
      return reply.code(201).send({ ...made, operator, token })
    },
  )
}

async function signUpAccount(deps: RouteDeps, accountId: string, given: Static<typeof signUp>) {
  const { name, ...person } = parseFields({
    name: () => parseName(given.name, 'name'),
    email: () => parseEmail(given.email),
    firstName: () => parseName(given.first_name, 'first_name'),
    lastName: () => parseName(given.last_name, 'last_name'),
    password: () => parsePassword(given.password),
  })
  await deps.breaches.assertNotBreached(person.password)
  const passwordHash = await deps.passwords.hash(person.password)
  const { account, environments, operator } = await createAccount(deps.sql, {
    id: accountId,
    slug: given.slug,
    name,
    operator: { ...person, passwordHash },
    environments: ['Development', 'Production'].map((name) => ({ name, clientId: newClientId() })),
  })
  return {
    account,
    operator,
    environments: environments.map((environment) => ({
      id: environment.id,
      name: environment.name,
      root_node_id: environment.rootNodeId,
      default_application_id: environment.defaultApplicationId,
    })),
  }
}

/** What an OAuth client is known by; no secret. */
export const newClientId = () => randomBytes(18).toString('base64url')
