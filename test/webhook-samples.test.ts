import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createClient, sharedStack } from './support/client.ts'
import { isPresent, makeFolder, run } from './support/readme.ts'
import type { Got } from './support/webhook-hub.ts'
import { openHooks } from './support/webhooks.ts'

/** A sample's first line says how it is run. One whose program is missing here is skipped by name. */
const usage = /```\w+\n((?:#|\/\/) ([\w ]+) ([Vv]erify\.\w+) < body\.json\n[\s\S]*?)```/g
const samples = [...readFileSync('docs/webhooks.md', 'utf8').matchAll(usage)].map(
  ([, code = '', command = '', file = '']) => ({ command, file, code }),
)
const folder = makeFolder()

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
  const [program = ''] = command.split(' ')
  const missing = !isPresent(program)
  writeFileSync(join(folder, file), code)

  async function judge(given: { body?: string; timestamp?: string; secret?: string } = {}) {
    const { headers } = got
    writeFileSync(join(folder, 'body.json'), given.body ?? got.body)
    const variables = {
      WEBHOOK_SECRET: given.secret ?? secret,
      WEBHOOK_ID: headers['webhook-id'],
      WEBHOOK_TIMESTAMP: given.timestamp ?? headers['webhook-timestamp'],
      WEBHOOK_SIGNATURE: headers['webhook-signature'],
    }
    const set = Object.entries(variables).map(([name, value]) => `${name}=${value}`)
    const asSaid = `${command} ${file} < body.json`
    const { stdout, stderr } = await run(folder, 'env', [...set, 'sh', '-c', asSaid])
    return stdout.trim() || stderr
  }

  it.skipIf(missing)('knows a genuine delivery from a forged one', async () => {
    const old = String(Number(got.headers['webhook-timestamp']) - 1)
    expect(await judge()).toBe('genuine')
    expect(await judge({ body: got.body.replace('WEBHOOK_TEST', 'WEBHOOK_TESS') })).toBe('forged')
    expect(await judge({ timestamp: old })).toBe('forged')
    expect(await judge({ secret: `whsec_${Buffer.alloc(32).toString('base64')}` })).toBe('forged')
  })
})
