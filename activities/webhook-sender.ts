import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { findTarget, type Resolve, resolveByDns, type Target } from './webhook-targets.ts'

export type WebhookSender = ReturnType<typeof createWebhookSender>
export type SenderDeps = {
  allow: readonly string[]
  allowInsecure: boolean
  timeoutMs: number
  resolve?: Resolve
}
export type Outgoing = { url: string; headers: Record<string, string>; body: string }
export type Answer = { status: number; body: string; durationMs: number; retryAfterMs: number }

const mostRead = 64 * 1024
const mostKept = 4 * 1024

/** Posts a message, and reads as much of the answer as anybody wants to see. */
export function createWebhookSender(deps: SenderDeps) {
  const { timeoutMs, resolve = resolveByDns } = deps

  /**
   * Rejects when no answer came, or not all of it in time; nothing is followed. One clock counts for
   * name, connection and the last byte alike, so that drip by drip takes no longer.
   */
  return async ({ url, headers, body }: Outgoing): Promise<Answer> => {
    const beganMs = performance.now()
    const clock = AbortSignal.timeout(timeoutMs)
    const target = await unlessOver(clock, findTarget(url, deps, resolve))
    const sized = { ...headers, 'content-length': String(Buffer.byteLength(body)) }
    const request = open(target, sized, clock)
    const answered = answerTo(request, body).then(async (response) => {
      return { response, text: await readSome(response) }
    })
    const { response, text } = await answered.catch((failure) => {
      throw clock.aborted ? tooSlow() : failure
    })
    const durationMs = Math.round(performance.now() - beganMs)
    const retryAfterMs = readRetryAfter(response.headers['retry-after'])
    return { status: response.statusCode ?? 0, body: text, durationMs, retryAfterMs }
  }
}

const tooSlow = () => new Error('There was no whole answer in time.')

function unlessOver<Result>(clock: AbortSignal, work: Promise<Result>): Promise<Result> {
  const over = new Promise<never>((_resolve, reject) => {
    clock.addEventListener('abort', () => reject(tooSlow()), { once: true })
  })
  return Promise.race([work, over])
}

/** Every connection is new, goes to an address that was checked, and to no proxy. */
function open(
  { url, addresses }: Target,
  headers: Record<string, string>,
  signal: AbortSignal,
): ClientRequest {
  const lookup: LookupFunction = (_name, { all }, answer) => {
    if (all) return answer(null, addresses)
    const [{ address, family }] = addresses
    answer(null, address, family)
  }
  const secure = url.protocol === 'https:'
  const common = { lookup, signal, agent: false, maxHeaderSize: 16_384 } as const
  const options = { ...common, method: 'POST', headers }
  return secure ? https.request(url, options) : http.request(url, options)
}

function answerTo(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve)
    request.on('error', reject)
    request.on('close', () => reject(new Error('The connection was closed without an answer.')))
    request.end(body)
  })
}

/** The beginning of the answer; one that does not end is cut off, which is no failure. */
async function readSome(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let read = 0
  for await (const part of response) {
    parts.push(part)
    read += part.length
    if (read >= mostRead) break // leaving the loop closes the connection
  }
  return keep(Buffer.concat(parts))
}

/** As much as is kept, as text that Postgres takes: no half characters, and no nulls. */
function keep(bytes: Buffer): string {
  const text = decode(bytes.subarray(0, mostKept)).replaceAll('\0', '')
  return decode(Buffer.from(text).subarray(0, mostKept)) // what was no text has grown
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes, { stream: true })

/** Seconds or a date (RFC 9110, section 10.2.3); 0 for anything else. */
export function readRetryAfter(header: string | undefined): number {
  if (header === undefined) return 0
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? 0 : Math.max(0, at - Date.now())
}
