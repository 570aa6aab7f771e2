import { readFileSync } from 'node:fs'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { readAnswer, sessionAnswer } from './answers.ts'
import { UsageFailure } from './failures.ts'
import type { Options } from './options.ts'
import { type Dealings, openServer, type Server } from './server.ts'

export type Environment = Record<string, string | undefined>

const stackFile = Type.Object({
  api_url: Type.String(),
  demo: Type.Object({
    account_slug: Type.String(),
    api_key: Type.String(),
    operator: Type.Object({ email: Type.String(), password: Type.String() }),
  }),
})

/**
 * The server that is meant, with what opens it. The demo's secrets go to the demo's address only.
 * Throws `UsageFailure`, without repeating what was given: it may hold a secret.
 */
export async function connect(
  { url: urlOption, 'api-key': keyOption, account }: Options,
  env: Environment,
  dealings: Dealings,
): Promise<Server> {
  const given = urlOption || env.VESTIBULE_URL
  const demo = given ? null : readDemo(env.STACK_FILE || '.local/stack.json')
  const url = readUrl(given || demo?.api_url || '')
  if (account === undefined) {
    const key = secret(keyOption || env.VESTIBULE_API_KEY || demo?.demo.api_key)
    if (!key) throw new UsageFailure('Set VESTIBULE_API_KEY.')
    return openServer(url, { 'x-api-key': key }, dealings)
  }
  const token = secret(env.VESTIBULE_TOKEN) ?? (demo && (await signIn(url, demo, dealings)))
  if (!token) throw new UsageFailure("Set VESTIBULE_TOKEN to an operator's session for --account.")
  return openServer(url, { authorization: `Bearer ${token}` }, dealings)
}

function readUrl(text: string): string {
  if (!text) {
    throw new UsageFailure("Set VESTIBULE_URL, or run 'npm start' in this folder for a demo.")
  }
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new UsageFailure('The address of the server is like https://invites.example.com.')
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

/** What does not fit into a header is refused here: fetch would repeat it. */
function secret(text: string | undefined): string | null {
  if (!text) return null
  if (/^[\x21-\x7e]+$/.test(text)) return text
  throw new UsageFailure('The key has characters that no key has.')
}

function readDemo(path: string) {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return Value.Check(stackFile, content) ? content : null
  } catch {
    return null
  }
}

async function signIn(
  url: string,
  { demo }: { demo: { account_slug: string; operator: { email: string; password: string } } },
  dealings: Dealings,
): Promise<string> {
  const body = JSON.stringify({ account_slug: demo.account_slug, ...demo.operator })
  const headers = { 'content-type': 'application/json' }
  const { ask } = openServer(url, {}, dealings)
  return ask(
    '/api/v1/sessions',
    () => ({ method: 'POST', headers, body }),
    async (answer) => readAnswer(sessionAnswer, await answer.text()).token,
  )
}
