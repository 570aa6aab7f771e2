import { type Attempt, attemptFor, settles } from './attempts.ts'
import { isRecord } from './invite.ts'
import { type Failure, type Refusal, refusalOf } from './refusals.ts'

/** What came of a request: the body of a success, or what the refusal means to the page. */
export type Outcome = { ok: true; body: unknown } | { ok: false; refusal: Refusal }

const route = '/api/v1/invite-acceptances'
const timeoutMs = 30_000
const patience = 20
const inProgressWaitMs = 1500

/** The five requests of the page. The token goes into them and nowhere else. */
export function createApi(token: string) {
  const link = `${route}/${encodeURIComponent(token)}`
  const post = createPost()
  return {
    lookUp: () => request(link, {}),
    tellOpened: () => request(`${link}/opened`, { method: 'POST' }),
    accept: (body: object) => post(route, JSON.stringify(body)),
    decline: () => post(`${link}/decline`),
    sendMailLink: () => post(`${link}/mail-link`),
  }
}

export type Api = ReturnType<typeof createApi>

/** Posts with an `Idempotency-Key` that outlives lost answers, and waits for a running twin. */
function createPost() {
  let attempt: Attempt | null = null
  return async (path: string, body = ''): Promise<Outcome> => {
    attempt = attemptFor(attempt, `${path} ${body}`, () => crypto.randomUUID())
    const current = attempt
    const headers = { 'Idempotency-Key': current.key, ...(body && jsonContent) }
    const init = { method: 'POST', headers, ...(body && { body }) }
    const settle = () => {
      current.settled = true
    }
    return request(path, init, settle)
  }
}

const jsonContent = { 'Content-Type': 'application/json' }

async function request(path: string, init: RequestInit, settle = () => {}): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask(path, init)
    if (!answer) return { ok: false, refusal: noAnswer() }
    if (settles(answer)) settle()
    if (answer.ok) return { ok: true, body: answer.body }
    const running = isInProgress(answer) && tries < patience
    if (!running) return { ok: false, refusal: refusalOf(answer, Date.now()) }
    await new Promise((resolve) => setTimeout(resolve, inProgressWaitMs))
  }
}

type Answer = Failure & { ok: boolean; replayed: boolean }

/** Null when no answer arrived: nobody can tell what became of the request. */
async function ask(path: string, init: RequestInit): Promise<Answer | null> {
  try {
    const response = await fetch(path, {
      ...init,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const { ok, status, headers } = response
    const replayed = headers.has('Idempotent-Replayed')
    const text = await response.text()
    return { ok, status, replayed, retryAfter: headers.get('Retry-After'), body: parse(text) }
  } catch {
    return null
  }
}

/** Gateways answer with HTML at times; that is an answer without a code. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isInProgress = ({ body }: Answer) => isRecord(body) && body.code === 'idempotency_in_progress'

function noAnswer(): Refusal {
  const kind = navigator.onLine ? 'unreachable' : 'offline'
  return { kind: 'trouble', trouble: { kind, untilMs: null, reference: '' } }
}
