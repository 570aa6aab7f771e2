import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { listen } from './listen.ts'

export const breachedPassword = 'walrus parade 1987'
export type RangeRequest = { path: string; headers: IncomingHttpHeaders }

/**
 * Stands in for HaveIBeenPwned: the range API, padding included, with one breached password. A
 * `silent` one takes requests and never answers.
 */
export async function startBreachStub({ silent = false } = {}) {
  const requests: RangeRequest[] = []
  const digest = createHash('sha1').update(breachedPassword).digest('hex').toUpperCase()
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', headers: request.headers })
    if (silent) return
    const padding = `${'0'.repeat(34)}A:0\r\n`
    const known = request.url === `/range/${digest.slice(0, 5)}`
    response.end(known ? `${padding}${digest.slice(5)}:4711\r\n` : padding)
  })
  const port = await listen(server)
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}`, requests, close }
}
