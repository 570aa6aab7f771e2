import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import type { FastifySchema, RouteOptions } from 'fastify'
import { needsPrincipal } from '../access.ts'
import { emptyBody } from '../empty-bodies.ts'
import { refusalsByStatus } from './common-refusals.ts'
import { operationIdOf } from './operation-ids.ts'
import { namesEnvironmentByHeader, principalsOf, securityOf } from './principals.ts'
import { asRequest } from './request-schemas.ts'

type Transform = NonNullable<FastifyDynamicSwaggerOptions['transform']>

/** One route as the document tells it, from what the route declares and how it is made. Spec §3. */
export const describeRoute: Transform = ({ schema, url, route }) => ({
  schema: schema?.hide ? schema : { ...shownSchema(schema ?? {}), ...describe(route) },
  url,
})

/** Without bodies that hold nothing, and with the fields that may be left out. */
function shownSchema({ body, querystring, ...schema }: FastifySchema): FastifySchema {
  return {
    ...schema,
    ...(querystring ? { querystring: asRequest(querystring) } : {}),
    ...(body && body !== emptyBody ? { body: asRequest(body) } : {}),
  }
}

/* `x-answers-with` tells `complete.ts` which headers to add, and is not part of the document. */
function describe(route: RouteOptions): object {
  const { config = {}, schema, url } = route
  const method = String(route.method)
  const limited = needsPrincipal(config) || config.public === true
  const answersWith = {
    ...(limited && { limits: true }),
    ...(limited && method === 'POST' && { replays: true }),
    ...(config.location && { location: true }),
    ...(namesEnvironmentByHeader(route) && { environment: true }),
  }
  return {
    operationId: schema?.operationId ?? operationIdOf(method, url),
    security: securityOf(route),
    ...(config.permission && { 'x-permission': config.permission }),
    'x-principals': principalsOf(route),
    'x-codes': refusalsByStatus(route),
    'x-answers-with': answersWith,
  }
}
