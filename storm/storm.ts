import { inspect } from 'node:util'
import postgres from 'postgres'
import { startStack } from '../bench/support/stack.ts'
import { createClient } from './client.ts'
import { startMailServer } from './mail-server.ts'
import { createRandom } from './random.ts'
import { startReceiver } from './receiver.ts'
import { weather } from './weather.ts'

/**
 * Imports while everything around them is killed; says what it does, and in the end whether each
 * row came to what was planned for it. The same seed makes the same rows and the same pauses.
 */
export async function storm({ rows, seed }: { rows: number; seed: number }): Promise<boolean> {
  const startedMs = Date.now()
  const say = (line: string) => {
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(1)
    process.stdout.write(`${seconds.padStart(6)} s  ${line}\n`)
  }
  say(`storm over ${rows} rows, STORM_SEED=${seed}`)
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  const mails = await startMailServer()
  const receiver = await startReceiver()
  const settings = { SMTP_URL: mails.url, HIBP_URL: 'http://127.0.0.1:9', ...receiver.settings }
  const stack = await startStack(settings, stopping.signal)
  const sql = postgres(stack.file().database_url, { max: 4, onnotice: () => {} })
  const client = createClient(stack.file())
  const around = { stack, sql, say, mails, receiver, client, random: createRandom(seed) }
  const stopped = new Promise<never>((_resolve, reject) => {
    stopping.signal.addEventListener('abort', () => reject(new Error('Stopped.')))
  })
  try {
    const findings = await Promise.race([weather(around, rows), stopped])
    for (const finding of findings.slice(0, 50)) say(`FOUND ${finding}`)
    say(`storm: ${findings.length} findings`)
    return findings.length === 0
  } catch (failure) {
    say(`FAILED ${inspect(failure)}`)
    return false
  } finally {
    await sql.end({ timeout: 1 })
    await stack.stop()
    mails.close()
    receiver.close()
  }
}
