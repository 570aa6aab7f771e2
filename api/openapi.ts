import type { SwaggerOptions } from '@fastify/swagger'
import type { FastifySwaggerUiOptions } from '@fastify/swagger-ui'
import type { RouteOptions } from 'fastify'
import { needsPrincipal } from './access.ts'
import { refusals } from './schemas/problem.ts'

/** `/openapi.json`, written from the schemas that requests are checked against. Spec §3. */
export const openapiOptions = (publicUrl: string): SwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Vestibule',
      version: '1',
      description: 'Invitations as durable workflows. Refusals are `application/problem+json`.',
    },
    servers: [{ url: publicUrl }],
    components: {
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'vestibule_session' },
      },
    },
  },
  transform: ({ schema, url, route }) => ({ schema: { ...schema, ...describeAccess(route) }, url }),
})

const operator = [{ bearer: [] }, { cookie: [] }]
const anybody = [{ apiKey: [] }, ...operator]

/** What every route of a kind has in common is documented once, from what the route declares. */
function describeAccess({ config = {}, schema, method }: RouteOptions): object {
  const guarded = needsPrincipal(config)
  if (!guarded && !config.public) return {}
  const common = guarded
    ? refusals('unauthenticated', 'token_expired', 'permission_denied', 'rate_limited', 'internal')
    : refusals('rate_limited', 'internal')
  return {
    security: guarded ? (config.operatorsOnly ? operator : anybody) : [],
    response: Object.assign({}, common, schema?.response),
    ...(method === 'POST' ? { headers: idempotencyHeader } : {}),
  }
}

const idempotencyHeader = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      maxLength: 255,
      description: 'Any text of your choice: the same request is answered once, and replayed.',
    },
  },
}

/** `/docs`: assets from here only, no validator badge of a third party. */
export const swaggerUiOptions: FastifySwaggerUiOptions = {
  routePrefix: '/docs',
  uiConfig: { validatorUrl: null, docExpansion: 'list', deepLinking: true },
  staticCSP: {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  },
}
