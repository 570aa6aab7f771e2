import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, sharedStack } from './support/client.ts'
import { isPresent } from './support/readme.ts'
import type { Got } from './support/webhook-hub.ts'
import { openHooks } from './support/webhooks.ts'

/** A sample's first line says how it is run. One whose program is missing here is skipped by name. */
const usage = /```\w+\n((?:#|\/\/) ([\w ]+) ([Vv]erify\.\w+) < body\.json\n[\s\S]*?)```/g
const samples = [...readFileSync('docs/webhooks.md', 'utf8').matchAll(usage)].map(
  ([, code = '', command = '', file = '']) => ({ command, file, code }),
)
const folder = mkdtempSync(join(tmpdir(), 'vestibule-samples-'))
afterAll(() => rmSync(folder, { recursive: true }))

let got: Got
let secret: string
beforeAll(async () => {
  const hooks = await openHooks(createClient(sharedStack()))
  const receiver = await hooks.listen()
  await hooks.ask('POST', `${receiver.path}/rotate-secret`) // two signatures
  await hooks.ask('POST', `${receiver.path}/test`)
  const [first] = await receiver.waitFor(1)
  if (!first) throw new Error('Nothing came.')
  got = first
  secret = receiver.secret
})

it('are in four languages', () => {
  expect(samples.map(({ command }) => command)).toEqual(['node', 'python3', 'go run', 'java'])
})

describe.each(samples)('the sample for `$command`', { timeout: 320_000 }, (sample) => {
  const { command, file, code } = sample
  const [program = '', ...before] = command.split(' ')
  const missing = !isPresent(program)

  function judge(given: { body?: string; timestamp?: string; secret?: string } = {}): string {
    writeFileSync(join(folder, file), code)
    const { headers } = got
    const { stdout, stderr } = spawnSync(program, [...before, file], {
      cwd: folder,
      input: given.body ?? got.body,
      encoding: 'utf8',
      env: {
        ...process.env,
        WEBHOOK_SECRET: given.secret ?? secret,
        WEBHOOK_ID: headers['webhook-id'],
        WEBHOOK_TIMESTAMP: given.timestamp ?? headers['webhook-timestamp'],
        WEBHOOK_SIGNATURE: headers['webhook-signature'],
      },
    })
    return stdout.trim() || stderr
  }

  it.skipIf(missing)('knows a genuine delivery from a forged one', () => {
    const old = String(Number(got.headers['webhook-timestamp']) - 1)
    expect(judge()).toBe('genuine')
    expect(judge({ body: got.body.replace('WEBHOOK_TEST', 'WEBHOOK_TESS') })).toBe('forged')
    expect(judge({ timestamp: old })).toBe('forged')
    expect(judge({ secret: `whsec_${Buffer.alloc(32).toString('base64')}` })).toBe('forged')
  })
})
