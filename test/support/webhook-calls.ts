import { createServer, type RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'
import { createWebhookSender, type SenderDeps } from '../../activities/webhook-sender.ts'
import { listen } from './listen.ts'

export const timeoutMs = 1000
export const open = { allow: [], allowInsecure: true, timeoutMs }
export const post = (url: string, deps: Partial<SenderDeps>) =>
  createWebhookSender({ ...open, ...deps })({ url, headers: { 'webhook-id': 'one' }, body: '{}' })

/** A receiver on loopback, and the settings that exempt it. */
export async function receive(listener: RequestListener) {
  const server = createServer(listener)
  const port = await listen(server)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${port}/in`, allow: [`127.0.0.1:${port}`], port, server }
}

/** Counts who connects, without a word said: nobody may. */
export async function openCanary() {
  let visits = 0
  const { port, server } = await receive((_request, response) => {
    response.end('the secrets of this machine')
  })
  server.on('connection', () => {
    visits++
  })
  return { port, visits: () => visits }
}
