import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Cli, openCli } from './support/cli.ts'
import { createClient, newAddress, sharedStack } from './support/client.ts'
import { fileOf } from './support/imports.ts'

/** The command on the whole stack, which it finds as it finds the demo of `npm start`. */
const stack = sharedStack()
const api = createClient(stack)
let cli: Cli
beforeAll(() => {
  cli = openCli({ STACK_FILE: inject('stackFile') })
})
afterAll(() => cli.close())

it('invites the people of a file, each once', async () => {
  const people = [newAddress(), newAddress(), newAddress()].map((email) => ({ email }))
  cli.write('people.csv', fileOf(...people))
  const asked = ['import', 'people.csv', '--mode', 'bulk_invite']
  const { code, out } = await cli.run(asked)
  expect(out).toContain('3 rows, 3 succeeded, 0 failed, 0 skipped.')
  expect(code).toBe(0)
  expect((await cli.run(asked)).err).toContain('was imported before')
  for (const { email } of people) expect(await api.mailsTo(email)).toHaveLength(1)
  const dry = await cli.run([...asked, '--dry-run'])
  expect(dry.out.match(/invite_pending/g)).toHaveLength(3)
  expect(dry.code).toBe(1)
})

it("fills an account's directory, as its operator", async () => {
  const email = newAddress()
  cli.write('people.csv', fileOf({ email }))
  const account = ['--mode', 'account_bulk_create', '--account', stack.demo.account_slug]
  const { code, out } = await cli.run(['import', 'people.csv', ...account])
  expect(out).toContain('1 row, 1 succeeded')
  expect(code).toBe(0)
  const { body } = await api.get(`/api/v1/identities?email=${encodeURIComponent(email)}`)
  expect(JSON.stringify(body)).not.toContain(stack.demo.operator.password)
})

it("keeps the demo's key from every other address", async () => {
  const env = { VESTIBULE_URL: stack.api_url }
  const { code, err } = await cli.run(['import', 'people.csv', '--mode', 'bulk_invite'], { env })
  expect(err).toContain('Set VESTIBULE_API_KEY')
  expect(code).toBe(2)
})
