import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

/** What the small storm says, and how it ends. */
async function storm(): Promise<{ said: string; code: unknown }> {
  const script = fileURLToPath(new URL('../dist/storm.js', import.meta.url))
  const env = { ...process.env, STORM_ROWS: '1000' }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  onTestFinished(async () => {
    child.kill('SIGTERM') // it stops its stack before it goes
    await ended
  }, 120_000)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const [code] = await ended
  return { said, code }
}

it('loses no row and doubles none, whatever is killed meanwhile', async () => {
  const { said, code } = await storm()
  expect(said).toContain('storm: 0 findings')
  expect(code).toBe(0)
}, 900_000)
