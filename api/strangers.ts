import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

const telling = ['token', 'invite_id', 'account_slug', 'slug', 'email']

/**
 * On public routes, whom the keys of a caller without a name belong to: whoever holds this token,
 * or signs up or in as this. Nobody else's key can collide with theirs. Spec §3.
 */
export function strangerOf({ params, body, query, headers }: FastifyRequest): string {
  const { invite_id } = { ...headers, ...asObject(query) }
  const given = { ...asObject(body), ...asObject(params), ...(invite_id && { invite_id }) }
  const told = Object.entries(given).filter(([name]) => telling.includes(name))
  const digest = createHash('sha256').update(JSON.stringify(told.sort())).digest('base64url')
  return `public:${digest}`
}

const asObject = (value: unknown): object => (typeof value === 'object' && value ? value : {})
