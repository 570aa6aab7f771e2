import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Server as NetServer } from 'node:net'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

type Answers = Record<string, (query: URLSearchParams) => unknown>

/** What a process of the bench answers to the others: JSON by GET, and text as it is. */
export function createControl(answers: Answers): Server {
  return createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const name = `/${pathname.split('/')[1]}`
    const answer = await answers[name]?.(searchParams)
    if (answer === undefined) return response.writeHead(404).end()
    const isText = typeof answer === 'string'
    response.setHeader('content-type', isText ? 'text/plain' : 'application/json')
    response.end(isText ? answer : JSON.stringify(answer))
  })
}

/** Listens on a free port of loopback, and gives it. */
export async function listen(server: NetServer): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('There is no port.')
  return address.port
}

/** Asks another process of the bench. */
export async function ask(port: number | undefined, path: string): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer.json()
}

const numeric = Type.Object({ value: Type.Number() })

export const askNumber = async (port: number | undefined, path: string): Promise<number> =>
  Value.Parse(numeric, await ask(port, path)).value
