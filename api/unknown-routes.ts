import type { FastifyInstance } from 'fastify'
import { Problem } from '../domain/problems.ts'

type Known = { pattern: RegExp; methods: Set<string> }

/**
 * For what no route answers: 405 with `Allow` where another method would do, an empty 204 for
 * OPTIONS there, and 404 everywhere else. Register before the routes.
 */
export function answerUnknownRoutes(app: FastifyInstance): void {
  const known = new Map<string, Known>()
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    const entry = known.get(url) ?? { pattern: patternOf(url), methods: new Set(['OPTIONS']) }
    for (const one of [method].flat()) entry.methods.add(one)
    known.set(url, entry)
  })

  app.setNotFoundHandler(async (request, reply) => {
    const [path = ''] = request.url.split('?')
    const here = [...known.values()].find(({ pattern }) => pattern.test(path))
    if (!here) throw new Problem('not_found')
    reply.header('allow', [...here.methods].join(', '))
    if (request.method === 'OPTIONS') return reply.code(204).send()
    throw new Problem('method_not_allowed')
  })
}

const patternOf = (url: string) =>
  new RegExp(`^${url.replace(/[.+?^$()|[\]\\]/g, '\\$&').replace(/:[a-z_]+/g, '[^/]+')}$`)
