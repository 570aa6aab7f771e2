import type { FastifyRequest } from 'fastify'
import { Problem } from '../domain/problems.ts'
import type { Settings } from './deps.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A browser sends the session cookie whoever asked it to, so what changes something must come from
 * our own pages: by `Origin`, or where there is none by `Sec-Fetch-Site`. Throws `cross_origin`.
 */
export function assertSameOrigin(request: FastifyRequest, settings: Settings): void {
  if (safe.has(request.method)) return
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin === undefined && site === 'same-origin') return
  if (origin !== undefined && origin === originOf(settings.publicUrl)) return
  const temporalUi = originOf(settings.temporalUiUrl)
  if (request.routeOptions.config.fromTemporalUi && temporalUi && origin === temporalUi) return
  throw new Problem('cross_origin')
}

/** The origin of an address, as a browser writes it; undefined without an address. */
export const originOf = (url: string | undefined): string | undefined =>
  url === undefined ? undefined : new URL(url).origin
