import type { SwaggerOptions } from '@fastify/swagger'
import type { FastifySwaggerUiOptions } from '@fastify/swagger-ui'
import { complete } from './openapi/complete.ts'
import { describeRoute } from './openapi/operations.ts'
import { securitySchemes } from './openapi/principals.ts'

/** `/openapi.json`, written from the schemas that requests are checked against. Spec §3. */
export const openapiOptions = (publicUrl: string): SwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Vestibule',
      version: '1',
      description: 'Invitations as durable workflows. Refusals are `application/problem+json`.',
    },
    servers: [{ url: publicUrl, description: 'This service.' }],
    components: { securitySchemes },
  },
  transform: describeRoute,
  transformObject: (written) =>
    'openapiObject' in written ? complete(written.openapiObject, publicUrl) : written.swaggerObject,
})

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
