import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeKey, openApi } from './support/api.ts'
import { type Cli, openCli } from './support/cli.ts'
import { countImports, fileOf, openImports } from './support/imports.ts'
import { freePort } from './support/mailbox.ts'

let cli: Cli
const api = await openApi()
const url = await api.app.listen({ port: 0, host: '127.0.0.1' })
const desk = await openImports(api)
const key = desk.headers['x-api-key'] ?? ''
beforeEach(() => {
  cli = openCli({ VESTIBULE_URL: url, VESTIBULE_API_KEY: key })
  cli.write('people.csv', fileOf({}, {}))
})
afterEach(() => cli.close())

const asked = ['import', 'people.csv', '--mode', 'bulk_invite']
const dryRun = [...asked, '--dry-run']

describe('a dry run', () => {
  it('writes nothing, and ends with 0 when no row has an error', async () => {
    const before = await countImports(api, desk)
    const { code, out, err } = await cli.run(dryRun)
    expect(out).toBe('2 rows: 2 valid, 0 with warnings, 0 with errors.\n')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    cli.write('people.csv', fileOf({ password: '' }))
    const create = ['import', 'people.csv', '--mode', 'bulk_create', '--dry-run']
    const warned = await cli.run(create)
    expect(warned.out).toMatch(/ 1 with warnings.*\nrow 1 warning pat-.*\(password\): No password/)
    expect(warned.code).toBe(0)
    expect(await countImports(api, desk)).toBe(before)
    expect(cli.files()).toEqual(['people.csv'])
  })

  it('ends with 1 when one has, and tells each on a line', async () => {
    const role = await desk.makeRole()
    const rows = [{ email: 'nobody' }, { role: 'x' }, {}, { role_id: role, last_name: '' }]
    cli.write('people.csv', fileOf(...rows.map((row) => ({ role_id: '', role: '', ...row }))))
    const { code, out } = await cli.run(dryRun)
    const [title, ...lines] = out.trimEnd().split('\n')
    expect(title).toBe('4 rows: 1 valid, 0 with warnings, 3 with errors.')
    expect(lines.map((line) => line.slice(0, 11))).toEqual([
      'row 1 error',
      'row 2 error',
      'row 4 error',
    ])
    expect(lines[0]).toContain('validation_failed (email)')
    expect(lines[2]).toMatch(/\(last_name\).*; role_node_pair \(node_id\)/)
    expect(code).toBe(1)
  })

  it('gives a terminal nothing to obey, whatever is in the file and its name', async () => {
    const hostile = '\x1b[2J\x1b]0;x\x07\u202eevil'
    cli.write('people.csv', `email,first_name,last_name,role\nx${hostile}@y,A,B,${hostile}\n`)
    const { out } = await cli.run(dryRun)
    expect(out).toContain('row 1 error')
    const named = await cli.run(['import', `no${hostile}.csv`, ...asked.slice(2)])
    const mapped = await cli.run([...dryRun, '--mapping', `${hostile}=email`])
    for (const told of [out, named.err, mapped.err]) {
      expect(told).not.toMatch(/[^\P{C}\n]/u)
    }
  })
})

describe('a refusal ends with 3, its code and what it says', () => {
  it('of the file, the mapping and the mode', async () => {
    cli.write('people.csv', 'email,first_name,last_name\n')
    expect(await cli.run(asked)).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^no_rows: /),
    })
    cli.write('people.csv', fileOf({}))
    const { code, err } = await cli.run([...asked, '--mapping', 'email=', '--mapping', 'mail=lang'])
    expect(err).toMatch(/^validation_failed: .*\(mapping\) There is no column "mail"\.\n$/)
    expect(code).toBe(3)
  })

  it('to a key that may not import, and to one of nobody', async () => {
    const { headers } = await makeKey(api, desk, ['invite.manage'])
    const env = { VESTIBULE_API_KEY: headers['x-api-key'] }
    const { code, err } = await cli.run(asked, { env })
    expect(err).toMatch(/^permission_denied: .* It needs import\.manage\.\n$/)
    expect(code).toBe(3)
    const stranger = await cli.run([...dryRun, '--api-key', 'nobodys'])
    expect(stranger).toMatchObject({ code: 3, err: expect.stringMatching(/^unauthenticated: /) })
  })

  it("of another tenant's import and account, as of none", async () => {
    const other = await openImports(api)
    const id = await other.begin(fileOf({}))
    for (const step of ['--follow', '--cancel']) {
      const { code, err } = await cli.run(['import', step, id])
      expect(err).toMatch(/^not_found: /m)
      expect(code).toBe(3)
    }
    const account = ['--mode', 'account_bulk_create', '--account', other.slug]
    const env = { VESTIBULE_TOKEN: desk.token }
    const { code, err } = await cli.run(['import', 'people.csv', ...account], { env })
    expect({ code, err }).toEqual({ code: 3, err: expect.stringMatching(/^not_found: /) })
  })

  it('of more than 10 MB, before anything is sent', async () => {
    cli.write('people.csv', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))
    const env = { VESTIBULE_URL: `http://127.0.0.1:${await freePort()}` }
    const { code, err } = await cli.run(asked, { env })
    expect(err).toBe('file_too_large: Give a file of at most 10 MB.\n')
    expect(code).toBe(3)
    cli.write('people.csv', Buffer.alloc(10 * 1024 * 1024, 'a'))
    expect((await cli.run(asked, { env })).code).toBe(4)
    const endless = ['import', '/dev/zero', '--mode', 'bulk_invite']
    expect((await cli.run(endless)).err).toMatch(/^file_too_large: /)
  })
})
