import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { inboxPage } from './sms-page.ts'

const caught = Type.Object({
  sid: Type.String(),
  to: Type.String(),
  from: Type.String(),
  body: Type.String(),
  status: Type.String(),
  date_created: Type.String(),
})
export type CaughtText = Type.Static<typeof caught>
type Answer = { status: number; json: object }

const mostBytes = 100_000
const path = /^\/2010-04-01\/Accounts\/(\w+)\/Messages\.json$/

/** What Twilio's own test numbers stand for. */
const refusals: Record<string, { code: number; message: string }> = {
  '+15005550001': { code: 21211, message: "The 'To' number is not a valid phone number." },
  '+15005550004': { code: 21610, message: 'Attempt to send to unsubscribed recipient' },
  '+15005550009': { code: 21614, message: "'To' number is not a valid mobile number" },
}

/**
 * Speaks as much of Twilio's Messages API as we use. `GET /messages` gives all that came, newest
 * first, `/` shows it. What is in the file was caught before.
 */
export function createSmsCatcher(file: string): Server {
  const messages = readCaught(file)

  function take(form: URLSearchParams): Answer {
    const [to, body] = [form.get('To'), form.get('Body')]
    const from = form.get('From') ?? form.get('MessagingServiceSid')
    if (!to || !body || !from) return refused(400, 21604, 'To, From and Body are required.')
    const refusal = refusals[to]
    if (refusal) return refused(400, refusal.code, refusal.message)
    const sid = `SM${randomBytes(16).toString('hex')}`
    const date_created = new Date().toISOString()
    const message = { sid, to, from, body, status: 'queued', date_created }
    appendFileSync(file, `${JSON.stringify(message)}\n`)
    messages.unshift(message)
    return { status: 201, json: message }
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
    if (pathname === '/messages') return { status: 200, json: messages }
    if (pathname === '/healthz') return { status: 200, json: { status: 'ok' } }
    const [, account] = path.exec(pathname) ?? []
    if (!account) return refused(404, 20404, 'The requested resource was not found')
    if (userOf(request) !== account) return refused(401, 20003, 'Authenticate')
    if (request.method === 'POST') return take(new URLSearchParams(await readBody(request)))
    const to = searchParams.get('To')
    const found = messages.filter((message) => to === null || message.to === to)
    const size = Number(searchParams.get('PageSize') ?? 50)
    return { status: 200, json: { messages: found.slice(0, size), next_page_uri: null } }
  }

  return createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/') return show(response, messages)
    answer(request)
      .catch(() => refused(400, 20001, 'This cannot be read.'))
      .then(({ status, json }) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(json))
      })
  })
}

const refused = (status: number, code: number, message: string): Answer => ({
  status,
  json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
})

function show(response: ServerResponse, messages: CaughtText[]): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
  })
  response.end(inboxPage(messages))
}

function userOf({ headers }: IncomingMessage): string | undefined {
  const [, encoded = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? []
  return Buffer.from(encoded, 'base64').toString().split(':')[0]
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > mostBytes) throw new Error('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function readCaught(file: string): CaughtText[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8').split('\n').flatMap(readLine).reverse()
}

/** The last one may be torn, where the machine went down. */
function readLine(line: string): CaughtText[] {
  try {
    return [Value.Parse(caught, JSON.parse(line))]
  } catch {
    return []
  }
}
