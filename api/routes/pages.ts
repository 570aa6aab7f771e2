import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { Problem } from '../../domain/problems.ts'

/** What our own pages may load: their own assets, and nothing else. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What a page says of itself: it is never kept, and its address is told to nobody. */
export const pageHeaders = {
  'content-security-policy': pagePolicy,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
}

/** The dashboard also frames our own empty page, in which it shows messages. */
const dashboardHeaders = {
  ...pageHeaders,
  'content-security-policy': `${pagePolicy}; frame-src 'self'`,
}

/**
 * An empty page that the dashboard fills with a message before it is sent. Messages have inline
 * styles and the account's logo, which this page allows so that the dashboard need not; no script
 * runs here whatever they hold.
 */
const messageFrame = '<!doctype html><html lang="en"><title>Message</title></html>'
const messageHeaders = {
  ...pageHeaders,
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src https: data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin',
  ].join('; '),
  'x-frame-options': 'SAMEORIGIN',
}

/**
 * The hosted pages and the dashboard, as built into `folder`. An asset's name holds its hash, so it is kept for ever;
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

  const page = (reply: FastifyReply, file: string, headers = pageHeaders) =>
    reply.headers(headers).sendFile(file, folder, { cacheControl: false, etag: false })
  const dashboard = (reply: FastifyReply) => page(reply, 'dashboard.html', dashboardHeaders)
  const hidden = { schema: { hide: true } }

  app.get('/app/identity/accept-invite', hidden, async (_request, reply) =>
    page(reply, 'accept-invite.html'),
  )
  app.get('/dashboard', hidden, async (_request, reply) => dashboard(reply))
  app.get('/dashboard/message', hidden, async (_request, reply) =>
    reply.headers(messageHeaders).type('text/html; charset=utf-8').send(messageFrame),
  )
  app.get('/dashboard/*', hidden, async ({ url }, reply) => {
    if (looksLikeFile(url)) throw new Problem('not_found')
    return dashboard(reply)
  })
  app.get('/', hidden, async (_request, reply) => reply.redirect('/dashboard'))
}

/** The dashboard finds its own way in what is left of a path, but no page has a dot in its name. */
const looksLikeFile = (url: string) => url.split('?')[0]?.includes('.')
