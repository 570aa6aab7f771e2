import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { isProblemCode, Problem, problems } from '../../domain/problems.ts'
import type { RouteDeps } from '../deps.ts'
import { refusals } from '../schemas/problem.ts'

const codeParams = Type.Object({ code: Type.String() })
const publicKeys = Type.Object({
  keys: Type.Array(Type.Record(Type.String(), Type.String())),
})
const tags = ['Reference']
const description = Type.Unknown({ examples: [{ openapi: '3.1.0' }] })
const problemTypeOf = Type.Object(
  { code: Type.String(), status: Type.Integer(), title: Type.String() },
  { title: 'ProblemType', examples: [{ code: 'slug_taken', ...problems.slug_taken }] },
)

/** What programs look up about the API: its description, its keys, its problem types. Spec §3. */
export const referenceRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get(
    '/openapi.json',
    {
      schema: {
        tags,
        operationId: 'getDescription',
        summary: 'This description (OpenAPI 3.1)',
        response: { 200: description },
      },
    },
    async () => app.swagger(),
  )

  app.get(
    '/.well-known/jwks.json',
    {
      schema: {
        tags: ['Sessions'],
        operationId: 'getPublicKeys',
        summary: 'The keys that session tokens are verified with (RFC 7517)',
        response: { 200: publicKeys },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300')
      return deps.jwt.jwks
    },
  )

  app.get(
    '/problems/:code',
    {
      schema: {
        tags,
        operationId: 'getProblemType',
        summary: 'What a problem type says',
        params: codeParams,
        response: { 200: problemTypeOf, ...refusals('not_found') },
      },
    },
    async (request) => {
      const { code } = request.params
      if (!isProblemCode(code)) throw new Problem('not_found')
      return { code, ...problems[code] }
    },
  )
}
