import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cli, openCli } from './support/cli.ts'
import { fileOf } from './support/imports.ts'
import { listen } from './support/listen.ts'
import { freePort } from './support/mailbox.ts'

let cli: Cli
let url: string
beforeEach(async () => {
  url = `http://127.0.0.1:${await freePort()}` // where nobody listens
  cli = openCli({ VESTIBULE_URL: url, VESTIBULE_API_KEY: 'key' })
  cli.write('people.csv', fileOf({}, {}))
})
afterEach(() => cli.close())

const asked = ['import', 'people.csv', '--mode', 'bulk_invite']

describe('a command that is wrong ends with 2', () => {
  const id = '01a1fd2d-808c-7625-a72e-07cc3731557b'
  it.each([
    [[], 'Say what to do'],
    [['export'], 'There is no command'],
    [['import'], 'Name the file'],
    [['import', 'people.csv'], 'Give a --mode'],
    [['import', 'people.csv', '--mode', 'invite'], 'Give a --mode'],
    [[...asked, 'more.csv'], 'one file at a time'],
    [[...asked, '--force'], "Unknown option '--force'"],
    [[...asked, '--rows'], "'--rows <value>' argument missing"],
    [[...asked, '--rows', '0'], 'like 1,2,5-9'],
    [[...asked, '--rows', '3-2'], 'like 1,2,5-9'],
    [[...asked, '--rows', '10001'], 'like 1,2,5-9'],
    [[...asked, '--mapping', 'email'], 'header=field'],
    [[...asked, '--mapping', 'a=email', '--mapping', 'a=lang'], 'names a header twice'],
    [[...asked, '--account', 'acme'], 'go together'],
    [['import', 'people.csv', '--mode', 'account_bulk_create'], 'go together'],
    [['import', 'none.csv', '--mode', 'bulk_invite'], 'there is no such file'],
    [['import', '.', '--mode', 'bulk_invite'], 'it is a folder'],
    [['import', '--follow', '7'], 'takes the id of an import'],
    [['import', '--follow', id, '--cancel', id], 'not both'],
    [['import', '--cancel', id, 'people.csv'], 'an id and no file'],
    [['import', '--cancel', id, '--rows', '1'], '--rows goes with a file'],
    [['import', '--cancel', id, '--wait', 'long'], 'a number of seconds'],
    [['import', '--cancel', id, '--url', 'ftp://x'], 'The address of the server is like'],
    [['import', '--cancel', id, '--account', 'acme'], 'Set VESTIBULE_TOKEN'],
  ])('%j', async (args, told) => {
    const { code, out, err } = await cli.run(args)
    expect(err).toContain(told)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })

  it('also without a server or a key, and no key goes where it does not belong', async () => {
    const nowhere = await cli.run(asked, { env: { VESTIBULE_URL: '' } })
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('Set VESTIBULE_URL') })
    const keyless = await cli.run(asked, { env: { VESTIBULE_API_KEY: '' } })
    expect(keyless).toMatchObject({ code: 2, err: expect.stringContaining('VESTIBULE_API_KEY') })
  })
})

it('tells how it is used when asked, and how it ends', async () => {
  const { code, out, err } = await cli.run(['import', '--help'])
  for (const word of ['--dry-run', '--mapping', '--follow', 'VESTIBULE_API_KEY', '130']) {
    expect(out).toContain(word)
  }
  expect({ code, err }).toEqual({ code: 0, err: '' })
})

describe('what cannot be reached ends with 4', () => {
  it('at once where nothing was there', async () => {
    const { code, err } = await cli.run(asked)
    expect(err).toBe(`The server at ${url} cannot be reached: nobody listens there.\n`)
    expect(code).toBe(4)
  })

  it('also when something else answers, which learns no key by a redirection', async () => {
    const seen: (string | string[] | undefined)[] = []
    const stranger = createServer((request, response) => {
      seen.push(request.headers['x-api-key'])
      response.end('{}')
    })
    const thief = await listen(stranger)
    const door = createServer((_request, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${thief}/` }).end()
    })
    const other = await listen(door)
    const run = (port: number) =>
      cli.run([...asked, '--dry-run'], { env: { VESTIBULE_URL: `http://127.0.0.1:${port}` } })
    expect(await run(other)).toMatchObject({ code: 4, err: expect.stringContaining('307') })
    expect(seen).toEqual([])
    expect(await run(thief)).toMatchObject({
      code: 4,
      err: expect.stringContaining('is not Vestibule'),
    })
    for (const server of [stranger, door]) server.close()
  })
})

it('never shows a key, a token or a password that was given to it', async () => {
  const secret = 'hush-hush'
  const told = await Promise.all([
    cli.run([...asked, `--apikey=${secret}`]),
    cli.run([...asked, '--api-key', `${secret}\n`]),
    cli.run([...asked, '--api-key', secret]),
    cli.run([...asked, '--url', `http://ada:${secret}@127.0.0.1:1`]),
    cli.run([...asked, '--url', `${url}/?key=${secret}`]),
    cli.run(['import', '--follow', secret]),
  ])
  for (const { code, out, err } of told) {
    expect(code).not.toBe(70)
    expect(out + err).not.toContain(secret)
  }
})
