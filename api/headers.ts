import type { FastifyInstance } from 'fastify'

/** What an answer that is not a page may load: nothing. */
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** What every answer says, whatever it is. */
export const securityHeaders = (publicUrl: string) => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': nothing,
  'cache-control': 'no-store',
  ...(publicUrl.startsWith('https:')
    ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : {}),
})

/** On every answer, refusals included; pages and assets then say what differs for them. */
export function sendSecurityHeaders(app: FastifyInstance, publicUrl: string): void {
  const always = securityHeaders(publicUrl)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...always, 'x-request-id': request.id })
  })
}
