import fastify from 'fastify'
import { announce } from '../support/children.ts'
import { listen } from '../support/control.ts'
import { createdSchema, inviteBody } from './create-schema.ts'

/** The least a create can cost: fastify reads and checks a body, and answers 201. */
export async function playBareApi(): Promise<void> {
  const app = fastify()
  const schema = { body: inviteBody, response: { 201: createdSchema } }
  let created = 0
  app.post('/invites', { schema }, async (_request, reply) => {
    created += 1
    return reply.code(201).send({ id: String(created), status: 'pending' })
  })
  await app.ready()
  announce({ http: await listen(app.server) })
}
