import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'

/** What our own pages may load: their own assets, and nothing else. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const pageHeaders = {
  'content-security-policy': pagePolicy,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
}

/**
 * The hosted pages, as built into `folder`. An asset's name holds its hash, so it is kept for ever;
 * a page is never kept, and its address, which holds a token, is told to nobody. Spec §8.
 */
export const pageRoutes: FastifyPluginAsync<{ folder: string }> = async (app, { folder }) => {
  await app.register(fastifyStatic, {
    root: `${folder}/assets`,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })

  app.get('/app/identity/accept-invite', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .headers(pageHeaders)
      .sendFile('accept-invite.html', folder, { cacheControl: false, etag: false }),
  )
}
