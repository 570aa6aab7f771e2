import type { FastifyInstance } from 'fastify'
import { Problem } from '../domain/problems.ts'
import { assertFathomable } from './fathomable.ts'
import { envelopeOf } from './schemas/bulk.ts'
import { assertStorable } from './storable.ts'

/**
 * JSON in UTF-8 is the only kind of body. An empty one is none at all, as clients send it with a
 * POST that needs no fields; `__proto__` is refused by the parser, unusable text before any schema
 * is asked. In a bulk call it fails its row, not the rest.
 * What a route has no schema for, it does not look at.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, bytes, done) => {
      assertPlain(request.headers)
      const text = decode(bytes)
      if (text === '') return done(null, undefined)
      if (request.routeOptions.schema?.body) assertFathomable(text)
      parse(request, text, done)
    },
  )
  app.addHook('preValidation', async ({ body, query, routeOptions: { schema } }) => {
    if (schema?.querystring) assertStorable(query)
    if (schema?.body && !envelopeOf(schema.body)) assertStorable(body)
  })
}

type Headers = { 'content-type'?: string | undefined; 'content-encoding'?: string | undefined }

/** Neither compressed nor in another charset (RFC 8259 §8.1). Throws `unsupported_media_type`. */
function assertPlain(headers: Headers): void {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(type) ?? []
  if (/^utf-?8$/i.test(charset) && /^identity$/i.test(encoding)) return
  const detail = 'Send application/json in UTF-8, without a Content-Encoding.'
  throw new Problem('unsupported_media_type', { detail })
}

const utf8 = new TextDecoder('utf-8', { fatal: true }) // takes a byte order mark away, too

/** Bytes that are no text would be stored as replacement characters. Throws `invalid_json`. */
function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Problem('invalid_json', { detail: 'The body is not UTF-8.' })
  }
}
