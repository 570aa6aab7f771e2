import { connect, createServer, type Socket } from 'node:net'
import { listen } from './listen.ts'

/** Where a message can be caught: recipient named, DATA said, or all of it sent. */
export type Stage = 'rcpt' | 'data' | 'dot'
const stages: Stage[] = ['rcpt', 'data', 'dot']

/**
 * Stands between the worker and the real mail server, and keeps the server's answer to itself at
 * the stage that the recipient's name begins with (`dot-….@…`), until it is told to let go.
 */
export async function startSmtpHolds(target: number) {
  const held = new Map<Stage, Socket>()
  let holding = true

  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    let stage: Stage | undefined
    let silenced = false
    let tail = '' // the final dot may come by itself
    const hold = (reached: Stage) => {
      if (!holding || stage !== reached) return
      silenced = true
      held.set(reached, client)
    }
    client.on('data', (bytes: Buffer) => {
      const said = bytes.toString('latin1')
      const [, named] = /RCPT TO:<(\w+)-/i.exec(said) ?? []
      if (named) stage = stages.find((known) => known === named)
      if (named) hold('rcpt')
      if (/^DATA\r\n/m.test(said)) hold('data')
      tail = (tail + said).slice(-5)
      if (tail === '\r\n.\r\n') hold('dot')
      upstream.write(bytes)
    })
    upstream.on('data', (bytes) => silenced || client.write(bytes))
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('close', () => other.destroy())
      one.on('error', () => other.destroy())
    }
  })
  const port = await listen(server)
  return {
    url: `smtp://127.0.0.1:${port}`,
    holds: () => stages.filter((stage) => held.has(stage)),
    letGo() {
      holding = false
      for (const client of held.values()) client.destroy()
    },
    close: () => server.close(),
  }
}
