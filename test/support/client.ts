import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { inject, vi } from 'vitest'
import type { StackFile } from './stack.ts'

/** JSON from outside, read by path: `pick(body, 'delivery.state')`. */
export function pick(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value)
}
export const text = (value: unknown, path: string) => String(pick(value, path))
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

export type Answer = { status: number; headers: Headers; body: unknown }
export type Mail = { subject: string; html: string; text: string; messageId: string }

export type Client = ReturnType<typeof createClient>

/** The stack that every test of a run shares. */
export const sharedStack = (): StackFile => JSON.parse(readFileSync(inject('stackFile'), 'utf8'))

/** Speaks to a stack as an API client, an invitee and a reader of the inbox do. */
export function createClient(stack: StackFile) {
  async function call(method: string, path: string, body?: unknown, headers = {}): Promise<Answer> {
    const answer = await fetch(`${stack.api_url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const content = await answer.text()
    const isJson = /json/.test(answer.headers.get('content-type') ?? '')
    return {
      status: answer.status,
      headers: answer.headers,
      body: isJson ? JSON.parse(content) : content,
    }
  }
  const withKey = { 'x-api-key': stack.demo.api_key }

  async function mailsTo(address: string): Promise<Mail[]> {
    const query = new URLSearchParams({ 'to.address': address })
    const answer = await fetch(`${stack.mail_url}/email?${query}`)
    const all: unknown = await answer.json()
    return (Array.isArray(all) ? all : [])
      .filter((mail) => text(mail, 'to.0.address').toLowerCase() === address.toLowerCase())
      .map((mail) => ({
        subject: text(mail, 'subject'),
        html: text(mail, 'html'),
        text: text(mail, 'text'),
        messageId: text(mail, 'messageId'),
      }))
  }

  return {
    stack,
    call,
    get: (path: string) => call('GET', path, undefined, withKey),
    post: (path: string, body?: unknown, headers = {}) =>
      call('POST', path, body, { ...withKey, ...headers }),

    /** Invites somebody new, with the demo's role at the demo's node. */
    invite: (overrides: Record<string, unknown> = {}, headers = {}) =>
      call(
        'POST',
        '/api/v1/identity-invites',
        { ...somebody(stack), ...overrides },
        {
          ...withKey,
          ...headers,
        },
      ),

    accept: (token: string, overrides: Record<string, unknown> = {}, headers = {}) =>
      call('POST', '/api/v1/invite-acceptances', { ...acceptance(token), ...overrides }, headers),

    /** The nth mail to an address, once it is there. */
    mailTo: (address: string, nth = 1) =>
      vi.waitUntil(async () => (await mailsTo(address))[nth - 1], {
        timeout: 30_000,
        interval: 50,
      }),
    mailsTo,
  }
}

export const newAddress = () => `${randomUUID().slice(0, 13)}@people.example.com`

export const somebody = ({ demo }: StackFile) => ({
  email: newAddress(),
  first_name: 'Ada',
  last_name: 'Lovelace',
  role_id: demo.role_id,
  node_id: demo.node_id,
})

export const goodPassword = 'correct horse battery staple 7'
const acceptance = (token: string) => ({
  token,
  first_name: 'Ada',
  last_name: 'Lovelace',
  password: goodPassword,
})

/** The token out of a link, or out of the mail that holds the link. */
export function tokenIn(linkOrMail: unknown): string {
  const source = isRecord(linkOrMail) ? text(linkOrMail, 'text') : String(linkOrMail)
  return /[?&]token=([\w-]+)/.exec(source)?.[1] ?? ''
}
