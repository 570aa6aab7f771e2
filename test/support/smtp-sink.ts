import { SMTPServer } from 'smtp-server'
import { freePort } from './mailbox.ts'

type Refusal = { code: number; times: number }

/**
 * A mail server that counts. What it answers is in the address: `bounce-…` is refused for good,
 * `busy-…` once for now, `hold-…` is left without an answer until it is told to let go.
 */
export async function startSmtpSink() {
  const taken = new Map<string, string[]>()
  const refused = new Map<string, number>()
  const waiting: (() => void)[] = []
  let holding = true

  const refusalOf = (address: string): Refusal | undefined => {
    if (address.startsWith('bounce-')) return { code: 550, times: Number.POSITIVE_INFINITY }
    return address.startsWith('busy-') ? { code: 451, times: 1 } : undefined
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, answer) {
      const refusal = refusalOf(address)
      const times = refused.get(address) ?? 0
      if (!refusal || times >= refusal.times) return answer()
      refused.set(address, times + 1)
      answer(Object.assign(new Error('not now'), { responseCode: refusal.code }))
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const [to] = session.envelope.rcptTo
        const address = to?.address ?? ''
        const take = () => {
          const text = Buffer.concat(chunks).toString()
          taken.set(address, [...(taken.get(address) ?? []), messageIdIn(text)])
          answer()
        }
        if (holding && address.startsWith('hold-')) waiting.push(take)
        else take()
      })
    },
  })
  server.on('error', () => {}) // whoever is killed hangs up without a word
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** The Message-IDs that an address was sent. */
    to: (address: string) => taken.get(address) ?? [],
    count: () => taken.size,
    held: () => waiting.length,
    letGo() {
      holding = false
      for (const take of waiting.splice(0)) take()
    },
    holdAgain() {
      holding = true
    },
    close: () => server.close(),
  }
}

const messageIdIn = (text: string) => /^Message-ID: (.*)$/im.exec(text)?.[1]?.trim() ?? ''
