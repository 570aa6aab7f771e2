import type { FastifyCorsOptions } from '@fastify/cors'
import type { FastifyRequest } from 'fastify'
import { isRegisteredOrigin } from '../db/applications.ts'
import type { Sql } from '../db/client.ts'
import { originOf } from './cross-origin.ts'
import type { RouteDeps } from './deps.ts'

const closed: FastifyCorsOptions = { origin: false }
const forBrandedPages = ['/api/v1/invite-acceptances', '/useractions-srv/registration']
const keptMs = 60_000
const mostKept = 1000

/**
 * Which pages of other sites may call which routes. Branded acceptance pages: those whose origin an
 * enabled application registered, never with a cookie (spec §2). The codec endpoint: the Temporal
 * UI, with the operator's cookie (spec §9). All else: none.
 */
export function createCorsRules({ sql, settings }: RouteDeps) {
  const isRegistered = rememberingRegistered(sql)
  const temporalUi = originOf(settings.temporalUiUrl)

  return async ({ url, headers: { origin } }: FastifyRequest): Promise<FastifyCorsOptions> => {
    if (!origin) return closed
    if (url.startsWith('/codec/') && origin === temporalUi) return temporalUiRule
    const branded = forBrandedPages.some((path) => url.startsWith(path))
    return branded && (await isRegistered(origin)) ? brandedPageRule : closed
  }
}

const brandedPageRule: FastifyCorsOptions = {
  origin: true,
  methods: ['GET', 'POST'],
  allowedHeaders: ['Content-Type', 'Idempotency-Key', 'invite_id'],
  exposedHeaders: ['Retry-After', 'Idempotent-Replayed', 'X-Request-Id'],
  maxAge: 600,
}
const temporalUiRule: FastifyCorsOptions = {
  origin: true,
  credentials: true,
  methods: ['POST'],
  allowedHeaders: ['Content-Type', 'X-Namespace', 'Authorization'],
  maxAge: 600,
}

/** Remembers for a minute, so that a busy page asks Postgres rarely. */
function rememberingRegistered(sql: Sql) {
  const answers = new Map<string, { registered: boolean; untilMs: number }>()
  return async (origin: string): Promise<boolean> => {
    if (!/^https?:\/\/[^/\s]{1,300}$/.test(origin)) return false
    const remembered = answers.get(origin)
    if (remembered && remembered.untilMs > Date.now()) return remembered.registered
    const registered = await isRegisteredOrigin(sql, origin)
    if (answers.size >= mostKept) answers.clear()
    answers.set(origin, { registered, untilMs: Date.now() + keptMs })
    return registered
  }
}
