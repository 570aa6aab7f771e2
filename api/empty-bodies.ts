import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'

/** Of a POST that needs no fields: it may be left out, but what is in it is refused. */
export const emptyBody = Type.Object({}, { additionalProperties: false })

/** Spec §3: unknown body fields are refused, also where no field is known. Before the routes. */
export function closeEmptyBodies(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.method === 'POST' && !route.schema?.body) {
      route.schema = { ...route.schema, body: emptyBody }
    }
  })
}
