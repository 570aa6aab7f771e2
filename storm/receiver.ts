import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { Sql } from 'postgres'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { StackFile } from '../bench/support/stack.ts'

export type Receiver = Awaited<ReturnType<typeof startReceiver>>

const told = Type.Object({ id: Type.String(), objectId: Type.String() })

/** Takes facts; of every tenth it says 500 at first, and it never says so twice. */
export async function startReceiver() {
  const taken = new Map<string, string[]>() // what was taken of each object, in this order
  const refused = new Set<string>()
  let calls = 0

  const server = createServer(async (request, response) => {
    const fact = Value.Parse(told, JSON.parse(await textOf(request)))
    calls++
    if (calls % 10 === 0 && !refused.has(fact.id)) {
      refused.add(fact.id)
      return response.writeHead(500).end()
    }
    taken.set(fact.objectId, [...(taken.get(fact.objectId) ?? []), fact.id])
    return response.writeHead(204).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  if (typeof at !== 'object' || at === null) throw new Error('There is no port.')
  const hostAndPort = `127.0.0.1:${at.port}`

  return {
    settings: {
      WEBHOOK_ALLOW: hostAndPort,
      ALLOW_INSECURE_WEBHOOKS: 'true',
      WEBHOOK_RETRIES: '500ms,1s,2s,5s,10s,30s',
    },
    url: `http://${hostAndPort}/`,
    taken,
    count: () => ({ calls, refused: refused.size }),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** Has it hear of all that happens in the demo Environment. */
export async function register({ url }: Receiver, { api_url, demo }: StackFile): Promise<void> {
  const answer = await fetch(`${api_url}/api/v1/webhooks`, {
    method: 'POST',
    headers: { 'x-api-key': demo.api_key, 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
  })
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
}

/** Whether nothing is on its way any more. */
export async function haveBeenTold(sql: Sql): Promise<boolean> {
  const left = await sql`select from webhook_deliveries where status = 'pending' limit 1`
  return left.length === 0
}

/** Every fact since the imports began was taken, and none before an earlier one of its object. */
export async function judgeFacts(sql: Sql, { taken }: Receiver): Promise<string[]> {
  const objects = await sql<{ object_id: string; ids: string[] }[]>`
    select object_id, array_agg(id order by id) as ids from facts
    where occurred_at > (select min(created_at) from imports) group by object_id`
  return objects.flatMap(({ object_id, ids }) => {
    const came = [...new Set(taken.get(object_id))].join(' ')
    return came === ids.join(' ') ? [] : [`facts of ${object_id}: ${ids.join(' ')} came as ${came}`]
  })
}
