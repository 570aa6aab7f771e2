import { randomBytes } from 'node:crypto'
import { announce } from '../support/children.ts'
import { createControl, listen } from '../support/control.ts'
import { createMailSink } from './mail-sink.ts'
import { createWebhookSink } from './webhook-sink.ts'

/** The world outside: a mail server, receivers of webhooks, and HaveIBeenPwned's range API, which knows no password of ours. */
export async function playOutside(): Promise<void> {
  const sink = createMailSink()
  const hooks = createWebhookSink()
  const range = Array.from({ length: 900 }, rangeLine).join('\r\n')
  const control = createControl({
    '/range': () => range,
    '/mails': async (query) => {
      const count = Number(query.get('count'))
      return { value: await sink.nthTakenAtMs(query.get('tag') ?? '', count) }
    },
    '/webhooks': (query) => hooks.tookMs(query.get('tag') ?? '', Number(query.get('count'))),
    '/links': (query) => sink.links(query.get('tag') ?? ''),
  })
  announce({
    smtp: await listen(sink.server),
    hooks: await listen(hooks.server),
    http: await listen(control),
  })
}

/** As long as a real answer: the rest of a SHA-1 and a count. */
const rangeLine = () => `${randomBytes(18).toString('hex').toUpperCase().slice(0, 35)}:1`
