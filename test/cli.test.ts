import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RowOutcome, settleRows } from '../db/import-rows.ts'
import { beginImport } from '../db/import-runs.ts'
import { openApi } from './support/api.ts'
import { type Cli, openCli } from './support/cli.ts'
import { countImports, fileOf, type ImportsDesk, openImports, run } from './support/imports.ts'

/** The command on an API in this process; the rows are settled by the tests. */
let desk: ImportsDesk
let cli: Cli
const api = await openApi()
const url = await api.app.listen({ port: 0, host: '127.0.0.1' })
beforeEach(async () => {
  desk = await openImports(api)
  cli = openCli({ VESTIBULE_URL: url, VESTIBULE_API_KEY: desk.headers['x-api-key'] ?? '' })
})
afterEach(() => cli.close())

const asked = ['import', 'people.csv', '--mode', 'bulk_invite']
const made = (number: number): RowOutcome => ({ number, status: 'succeeded' })
const failed = (number: number): RowOutcome => ({
  number,
  status: 'failed',
  code: 'already_member',
  message: 'This person already has all that would be given.',
})

/** Begins a command, settles the rows, and waits for its end. */
async function runWith(args: string[], outcomes: RowOutcome[]) {
  const command = cli.start(args)
  const id = await command.begun()
  await run(api, id, outcomes)
  return { id, ...(await command.ended) }
}

describe('an import', () => {
  it('in which every row succeeds ends with 0, and writes nothing', async () => {
    cli.write('people.csv', fileOf({}, {}))
    const { id, code, out, err } = await runWith(asked, [made(1), made(2)])
    expect(out).toMatch(
      new RegExp(
        `^Import ${id} is completed after .*: 2 rows, 2 succeeded, 0 failed, 0 skipped.\n$`,
      ),
    )
    expect(err).toMatch(/^Import [\da-f-]+ has begun\.\n\d of 2 rows.*\n$/)
    expect(code).toBe(0)
    expect(cli.files()).toEqual(['people.csv'])
  })

  it('in which rows fail ends with 1; corrected, the file of those is imported as it is', async () => {
    const file = fileOf({ first_name: '=Pat' }, {}, { email: 'nobody' })
    cli.write('people.csv', file)
    const { code, out } = await runWith(asked, [failed(1), made(2)])
    expect(code).toBe(1)
    expect(out).toContain('3 rows, 1 succeeded, 2 failed, 0 skipped.')
    expect(out).toMatch(/\n {2}1 already_member\n/)
    expect(out).toContain('people.failed.csv')
    expect(cli.read('people.csv')).toBe(file)
    expect(cli.files()).toEqual(['people.csv', 'people.failed.csv'])

    const told = cli.read('people.failed.csv')
    expect(told.match(/already_member|validation_failed/g)).toHaveLength(2)
    cli.write('people.failed.csv', told.replace('nobody', 'pat@people.test'))
    const again = ['import', 'people.failed.csv', '--mode', 'bulk_invite']
    const second = await runWith(again, [made(1), made(2)])
    expect(second).toMatchObject({ code: 0 })
    const [first] = await desk.rows(second.id)
    expect(first.values.first_name).toBe("'=Pat")
  })

  it('is begun once, however often the same command runs', async () => {
    cli.write('people.csv', fileOf({}, {}))
    cli.write('same.csv', cli.read('people.csv'))
    const mapped = (...pairs: string[]) => pairs.flatMap((pair) => ['--mapping', pair])
    const [one, other] = ['email=email', 'last_name=last_name']
    const { id } = await runWith([...asked, ...mapped(one, other)], [made(1), failed(2)])
    const same = ['import', 'same.csv', '--mode', 'bulk_invite', ...mapped(other, one)]
    const again = await cli.run(same)
    expect(again.err).toContain(`imported before: following import ${id}`)
    expect(again.code).toBe(1)
    expect(await countImports(api, desk)).toBe(1)
    const anew = await runWith([...same, '--key', 'anew'], [made(1), made(2)])
    expect(anew.id).not.toBe(id)
    expect(anew.code).toBe(0)
  })

  it('takes the rows that are named, and does not count those that are not', async () => {
    cli.write('people.csv', fileOf({}, {}, {}, {}))
    const { code, out } = await runWith([...asked, '--rows', '4,1-2'], [made(1), made(2), made(4)])
    expect(out).toContain('3 succeeded, 0 failed, 1 skipped')
    expect(code).toBe(0)
  })

  it('leaves what was begun to be corrected where it can be found', async () => {
    cli.write('people.csv', fileOf({}, {}))
    await runWith(asked, [failed(1), made(2)])
    const told = cli.read('people.failed.csv')
    expect((await cli.run(asked)).out).not.toContain('old')
    cli.write('people.failed.csv', 'corrected')
    expect((await cli.run(asked)).out).toContain('What was there is now people.failed.old.csv.')
    expect(cli.read('people.failed.csv')).toBe(told)
    expect(cli.read('people.failed.old.csv')).toBe('corrected')
    expect(cli.files()).toHaveLength(3)
    cli.write('people.failed.csv', 'corrected anew')
    await cli.run(asked)
    expect(cli.read('people.failed.old.csv')).toBe('corrected')
    expect(cli.read('people.failed.old-2.csv')).toBe('corrected anew')
  })

  it('whose file of failed rows cannot be written says so, and ends with 1', async () => {
    cli.write('people.csv', fileOf({ email: 'nobody' }, {}))
    const command = cli.start(asked)
    const id = await command.begun()
    rmSync(cli.folder, { recursive: true })
    await run(api, id, [made(2)])
    const { code, err } = await command.ended
    expect(err).toContain('could not be written to people.failed.csv (ENOENT)')
    expect(code).toBe(1)
  })

  it('is left alone by Ctrl-C: it can be followed, and cancelled', async () => {
    cli.write('people.csv', fileOf({}, {}))
    const command = cli.start(asked)
    const id = await command.begun()
    await beginImport(api.sql, id)
    await settleRows(api.sql, id, [failed(1)])
    await command.says(/\d of 2 rows/)
    command.interrupt()
    const { code, err } = await command.ended
    expect(code).toBe(130)
    expect(err).toContain(`vestibule import --follow ${id}\n`)
    expect((await desk.get(id)).json().status).toBe('running')

    const cancelled = await cli.run(['import', '--cancel', id])
    expect(cancelled).toMatchObject({ code: 0, err: '' })
    expect(cancelled.out).toContain('is being cancelled')
    const following = cli.start(['import', '--follow', id])
    await following.says(/cancelling/)
    await run(api, id, [{ number: 2, status: 'skipped', code: 'cancelled', message: 'Cancelled.' }])
    const { out, ...end } = await following.ended
    expect(end.code).toBe(1)
    expect(out).toContain(`Import ${id} is cancelled`)
    expect(cli.files()).toEqual([`import-${id}.failed.csv`, 'people.csv'])
    expect((await cli.run(['import', '--cancel', id])).out).toContain('is over: cancelled')
  })
})

describe('on a terminal', () => {
  it('a bar shows how far it is, in colours unless they are not wanted', async () => {
    for (const [env, colour] of [
      [{}, true],
      [{ NO_COLOR: '1' }, false],
    ] as const) {
      cli.write('people.csv', fileOf({}, {}, {}, {}))
      const command = cli.start(asked, { terminal: true, env })
      const id = await command.begun()
      await beginImport(api.sql, id)
      await settleRows(api.sql, id, [made(1), failed(2)])
      await command.says(/={12}.*-{12}\] 2 of 4 rows/)
      await run(api, id, [made(3), made(4)])
      const { err } = await command.ended
      expect(err).toMatch(/={24}.*\] 4 of 4 rows.*1 failed\n$/)
      expect(err.includes('\x1b[32m')).toBe(colour)
    }
  })

  it('that cannot move its cursor, lines do', async () => {
    cli.write('people.csv', fileOf({}))
    const command = cli.start(asked, { terminal: true, env: { TERM: 'dumb' } })
    await run(api, await command.begun(), [made(1)])
    expect((await command.ended).err).not.toContain('\x1b')
  })
})
