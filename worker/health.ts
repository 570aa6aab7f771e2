import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Health = { isReady: () => Promise<boolean>; metrics: () => Promise<string> }

/** `/healthz`, `/readyz` and `/metrics` of a process that serves nothing else. Spec §10. */
export async function serveHealth(host: string, port: number, { isReady, metrics }: Health) {
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: string) => response.writeHead(status).end(body)
    if (request.url === '/healthz') return answer(200, 'ok\n')
    if (request.url === '/metrics') return answer(200, await metrics())
    if (request.url !== '/readyz') return answer(404, 'not found\n')
    const ready = await isReady().catch(() => false)
    return answer(ready ? 200 : 503, ready ? 'ready\n' : 'not ready\n')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  const address: AddressInfo | string | null = server.address()
  return { port: typeof address === 'object' ? address?.port : port, close: () => server.close() }
}
