import type { FastifyInstance } from 'fastify'
import { envelopeOf } from './schemas/bulk.ts'
import { assertFathomable, assertStorable } from './storable.ts'

/**
 * JSON is the only kind of body. An empty one is none at all, as clients send it with a POST that
 * needs no fields; `__proto__` is refused by the parser, unusable text before any schema is asked.
 * In a bulk call it fails its row, not the rest.
 * What a route has no schema for, it does not look at.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, text, done) => {
      if (text === '') done(null, undefined)
      else parse(request, text, done)
    },
  )
  app.addHook('preValidation', async ({ body, query, routeOptions: { schema } }) => {
    if (schema?.querystring) assertStorable(query)
    if (envelopeOf(schema?.body)) assertFathomable(body)
    else if (schema?.body) assertStorable(body)
  })
}
