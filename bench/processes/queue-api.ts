import fastify from 'fastify'
import postgres from 'postgres'
import { type Static, Type } from 'typebox'
import { v7 as uuidv7 } from 'uuid'
import { announce } from '../support/children.ts'
import { listen } from '../support/control.ts'
import { createdSchema, inviteBody } from './create-schema.ts'

const invite = Type.Object({
  email: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  role_id: Type.String(),
  node_id: Type.String(),
})

/** How invitations are usually built: a row and a job in one transaction. No tenants, no keys. */
export async function playQueueApi(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 16, onnotice: () => {} })
  const app = fastify()
  const schema = { body: inviteBody, response: { 201: createdSchema } }
  app.post<{ Body: Static<typeof invite> }>('/invites', { schema }, async (request, reply) => {
    const row = { id: uuidv7(), status: 'pending', ...request.body }
    await sql.begin(async (tx) => {
      await tx`
        insert into invites ${tx(row, 'id', 'status', 'email', 'first_name', 'last_name', 'role_id', 'node_id')}`
      await tx`select graphile_worker.add_job('send_invite', json_build_object('id', ${row.id}::text))`
    })
    return reply.code(201).send({ id: row.id, status: row.status })
  })
  await app.ready()
  announce({ http: await listen(app.server) })
}
