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
      description:
        'Invitations as durable workflows. Refusals are `application/problem+json`.\n\nBodies are ' +
        'JSON in UTF-8, not compressed, of up to 64 KiB, and so is each row of a bulk call; they ' +
        'nest up to 32 levels, and of two fields with one name the last counts. Before any route ' +
        'is asked, headers and address of more than 16 KiB answer 431 `headers_too_large`, and a ' +
        'request that takes more than 30 seconds to arrive (its headers: 15) 408 ' +
        '`request_timeout`.',
    },
    servers: [{ url: publicUrl, description: 'This service.' }],
    components: { securitySchemes },
  },
  transform: describeRoute,
  transformObject: (written) =>
    'openapiObject' in written ? complete(written.openapiObject, publicUrl) : written.swaggerObject,
})

/** `/docs`: assets from here only; no bar with another's name, no validator badge of a third party. */
export const swaggerUiOptions: FastifySwaggerUiOptions = {
  routePrefix: '/docs',
  theme: {
    title: 'Vestibule API',
    css: [{ filename: 'ours.css', content: '.swagger-ui .topbar { display: none }' }],
  },
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
