import type { Bench } from './bench.ts'
import { personOf } from './outside.ts'
import { post } from './post.ts'
import type { Pids } from './usage.ts'

export type Create = (tag: string, index: number) => Promise<unknown>

/** One way to invite people, and who works for it. */
export type Design = { name: string; create: Create; pids: Pids }

const place = { role_id: 'role', node_id: 'node', send_email: true }

/** Nothing behind it: what HTTP and JSON cost by themselves. */
export async function bareFastify({ bareApi }: Bench): Promise<Design> {
  const { pid, ports } = await bareApi()
  return { name: 'bare fastify', create: createAt(ports.http), pids: { api: pid } }
}

/** How invitations are usually built, without Temporal: a row and a job in one transaction. */
export async function usualDesign({ queue, stack }: Bench): Promise<Design> {
  const { api, worker } = await queue()
  const { postgres } = stack.file().pids
  const pids = { api: api.pid, worker: worker.pid, postgres }
  return { name: 'usual design', create: createAt(api.ports.http), pids }
}

export const ourDesign = ({ vestibule, stack }: Bench): Design => ({
  name: 'Vestibule',
  create: vestibule.create,
  pids: stack.file().pids,
})

const createAt =
  (port: number | undefined): Create =>
  (tag, index) =>
    post(`http://127.0.0.1:${port}/invites`, { ...personOf(tag, index), ...place })
