import { randomUUID } from 'node:crypto'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { createClient, newAddress, pick, sharedStack, text } from './support/client.ts'
import * as readme from './support/readme.ts'

const { blockWith, describeStack, isPresent, makeFolder, readmeBlocks, run } = readme
const api = createClient(sharedStack())
const folder = makeFolder()
describeStack(folder, api.stack)
const exports = blockWith('sh', 'export VESTIBULE_URL')

/** A sample's first line says how to run it: `// go run invite.go ada@example.com hire-4711`. */
const usage = /^(?:#|\/\/) ([\w ]+) (invite\.\w+) ada@example\.com hire-4711\n/
const samples = readmeBlocks().flatMap(({ code }) => {
  const [, command, file] = usage.exec(code) ?? []
  return command && file ? [{ command, file, code }] : []
})
const needs: Record<string, string[]> = {
  sh: ['curl', 'jq'],
  node: ['node'],
  python3: ['python3'],
  'go run': ['go'],
}

const afterExports = (command: string, ...args: string[]): Promise<readme.Ran> =>
  run(folder, 'sh', ['-c', `${exports}\n${command} "$@"`, 'sh', ...args])

async function invitesTo(email: string): Promise<unknown[]> {
  const { body } = await api.get(`/api/v1/identity-invites?email=${email}`)
  const found = pick(body, 'data')
  return Array.isArray(found) ? found : []
}

it('speaks of every language by name', () => {
  expect(samples.map(({ command }) => command)).toEqual(Object.keys(needs))
})

const patience = { timeout: 320_000 }
describe.each(samples)('the sample for `$command`', patience, ({ command, file, code }) => {
  const isMissing = needs[command]?.every(isPresent) !== true
  writeFileSync(join(folder, file), code)
  const invite = (email: string, key: string) =>
    afterExports(`${command} ${file}`, email, key).then(({ succeeded, stdout, stderr }) => {
      return { succeeded, stdout, code: /\b[a-z]+_[a-z_]+(?=: )/.exec(stderr)?.[0], stderr }
    })

  it.skipIf(isMissing)('invites once, however often its key comes again', async () => {
    const [email, key] = [newAddress(), randomUUID()]
    const first = await invite(email, key)
    expect(first.stderr).toBe('')
    const [made, ...others] = await invitesTo(email)
    expect(others).toEqual([])
    expect(made).toMatchObject({ first_name: 'Ada', last_name: 'Lovelace', status: 'pending' })
    expect(first.stdout).toBe(`${text(made, 'id')} pending\n`)

    await api.post(`/api/v1/identity-invites/${text(made, 'id')}/revoke`)
    expect(await invite(email, key)).toEqual(first)
    expect(await invitesTo(email)).toHaveLength(1)
  })

  it.skipIf(isMissing)('goes on with the invite that is pending', async () => {
    const { body } = await api.invite()
    const known = await invite(text(body, 'email'), randomUUID())
    expect(known).toMatchObject({ succeeded: true, stdout: `${text(body, 'id')} pending\n` })
    expect(await invitesTo(text(body, 'email'))).toHaveLength(1)
  })

  it.skipIf(isMissing)('fails for any other refusal, and says which', async () => {
    const refused = await invite('nobody', randomUUID())
    expect(refused).toMatchObject({ succeeded: false, stdout: '', code: 'validation_failed' })
  })
})

describe('the sample of the generated client', () => {
  const sample = blockWith('ts', './client/index.ts')
  for (const name of ['client', 'node_modules']) symlinkSync(resolve(name), join(folder, name))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'sample.ts'), sample)

  it('is typed', async () => {
    const config = { extends: resolve('tsconfig.json'), files: ['sample.ts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const { stdout, succeeded } = await run(folder, resolve('node_modules/.bin/tsc'), [])
    expect(stdout).toBe('')
    expect(succeeded).toBe(true)
  })

  it('invites many in one call, of which each has its id or its refusal', async () => {
    const [ada, kay, key] = [newAddress(), newAddress(), randomUUID()]
    const outfile = join(folder, 'sample.js')
    const entryPoints = [join(folder, 'sample.ts')]
    buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm' })
    const first = await afterExports('node sample.js', key, ada, kay, ada)
    const [toAda, toKay] = [(await invitesTo(ada))[0], (await invitesTo(kay))[0]]
    const said = [text(toAda, 'id'), text(toKay, 'id'), 'duplicate_in_request']
    expect(first).toMatchObject({ stderr: '', stdout: `${said.join('\n')}\n` })
    expect(await afterExports('node sample.js', key, ada, kay, ada)).toEqual(first)
    expect(await invitesTo(ada)).toHaveLength(1)
  })
})
