import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { SMTPServer } from 'smtp-server'
import type { Planned } from './plan.ts'

export type Mails = { count: number; messageIds: Set<string>; links: Set<string> }
export type MailServer = Awaited<ReturnType<typeof startMailServer>>

/** Takes what it is sent, but for those whom a plan lets bounce, or refuses for the first tries. */
export async function startMailServer() {
  const taken = new Map<string, Mails>()
  const plans = new Map<string, Pick<Planned, 'mail' | 'refusals'>>()
  const refused = { busy: 0, bounced: 0 }

  function refusalOf(address: string): Error | undefined {
    const plan = plans.get(address)
    if (plan?.mail === 'bounced') {
      refused.bounced++
      return refusal(550)
    }
    if (!plan?.refusals) return undefined
    plan.refusals--
    refused.busy++
    return refusal(451)
  }

  async function take(stream: Readable, address: string): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk)
    const text = unfold(Buffer.concat(chunks).toString('latin1'))
    const mails = taken.get(address) ?? { count: 0, messageIds: new Set(), links: new Set() }
    mails.count++
    mails.messageIds.add(/^Message-ID: (.*)$/im.exec(text)?.[1]?.trim() ?? '')
    for (const [, token = ''] of text.matchAll(/[?&]token=([\w-]+)/g)) mails.links.add(token)
    taken.set(address, mails)
  }

  const { server } = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, answer) => answer(refusalOf(address.toLowerCase())),
    onData(stream, { envelope }, answer) {
      const address = envelope.rcptTo[0]?.address.toLowerCase() ?? ''
      take(stream, address).then(() => answer(), answer)
    },
  }).on('error', () => {}) // whoever is killed hangs up without a word
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  if (typeof at !== 'object' || at === null) throw new Error('There is no port.')

  return {
    url: `smtp://127.0.0.1:${at.port}`,
    refused,
    taken,
    /** From now on it answers these as planned. */
    expect(rows: Planned[]) {
      for (const { email, mail, refusals, code } of rows)
        if (code === null) plans.set(email, { mail, refusals })
    },
    close: () => server.close(),
  }
}

const refusal = (responseCode: number) => Object.assign(new Error('not now'), { responseCode })

/** Quoted-printable, as far as links are concerned. */
const unfold = (text: string) => text.replaceAll('=\r\n', '').replaceAll('=3D', '=')
