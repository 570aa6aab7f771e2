import { describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import {
  codeOf,
  countImports,
  fileOf,
  formOf,
  header,
  openImports,
  workMs,
} from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)

const person = { email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace' }

describe('rows of JSON', () => {
  it.each([
    [{ mode: 'bulk_invite', rows: [] }, ['no_rows', 'rows']],
    [{ mode: 'bulk_invite' }, ['validation_failed', 'rows']],
    [
      { mode: 'bulk_invite', rows: [{ ...person, tags: [] }] },
      ['validation_failed', 'rows.0.tags'],
    ],
    [{ mode: 'bulk_invite', rows: ['ada'] }, ['validation_failed', 'rows.0']],
    [{ mode: 'bulk_invite', rows: [{ email: 'a' }] }, ['validation_failed', 'mapping']],
    [{ mode: 'nothing', rows: [person] }, ['validation_failed', 'mode']],
    [{ mode: 'bulk_invite', rows: [person], file: 'x' }, ['unknown_field', 'file']],
    [
      { mode: 'bulk_invite', rows: [{ ...person, x: 'x'.repeat(10_001) }] },
      ['validation_failed', 'rows'],
    ],
  ])('are refused as %j', async (body, told) => {
    expect(codeOf(await desk.post('', body))).toEqual([422, ...told])
  })

  it('are ten thousand at most', async () => {
    const rows = Array.from({ length: 10_001 }, () => person)
    const answer = await desk.post('', { mode: 'bulk_invite', rows })
    expect(codeOf(answer)).toEqual([422, 'too_many_rows'])
    expect(answer.json().detail).toContain('10000')
    expect((await desk.post('', { mode: 'bulk_invite', rows: rows.slice(1) })).statusCode).toBe(202)
  })
})

describe('what is too large', () => {
  const most = 10 * 1024 * 1024
  const padded = (size: number) => {
    const file = `${fileOf({})}\n`
    const line = `#${'x'.repeat(98)}\n`
    const text = file + line.repeat(Math.floor((size - file.length) / line.length))
    return text + '#'.repeat(size - text.length)
  }

  it('is a file of more than ten megabytes, and nothing of it is kept', async () => {
    expect((await desk.upload(padded(most))).statusCode).toBe(202)
    const before = await countImports(api, desk)
    for (const size of [most + 1, most + 3_000_000]) {
      const answer = await desk.upload(padded(size))
      expect(codeOf(answer)).toEqual([413, 'file_too_large'])
    }
    expect(await countImports(api, desk)).toBe(before)
  })

  it('is JSON of more than ten megabytes', async () => {
    const rows = Array.from({ length: 1200 }, () => ({ ...person, x: 'x'.repeat(9000) }))
    const answer = await desk.post('', { mode: 'bulk_invite', rows })
    expect(codeOf(answer)).toEqual([413, 'file_too_large'])
  })

  it('is a file of more than ten thousand rows', async () => {
    const answer = await desk.upload(`${header}\n${'a@b.de,A,B\n'.repeat(10_001)}`)
    expect(codeOf(answer)).toEqual([422, 'too_many_rows'])
  })
})

describe('a hostile file is refused in under a second', () => {
  it.each([
    ['one cell of nine megabytes', `${header}\n${'a'.repeat(9_000_000)},b,c`],
    ['a quote that never ends', `${header}\n"${'a,b,c\n'.repeat(1_500_000)}`],
    ['a million separators', `${header}\n${','.repeat(1_000_000)}x`],
    ['empty lines', `${header}\n${'\n'.repeat(9_000_000)}`],
    ['NULs', `${header}\n${'\0'.repeat(9_000_000)}`],
    ['a polluting header', `__proto__,constructor,${'toString,'.repeat(150)}x\n1,2,3`],
    ['a gzip bomb', Uint8Array.from([0x1f, 0x8b, 8, 0, ...new Array(1000).fill(0)])],
  ])('of %s', async (_what, file) => {
    const content = typeof file === 'string' ? file : new Uint8Array(file)
    const { payload, headers } = await formOf([
      ['file', new File([content], 'a.csv')],
      ['mode', 'bulk_invite'],
    ])
    const call = { payload, headers: { ...headers, ...desk.headers } }
    const refused = async () => expect((await api.call(desk.url, call)).statusCode).toBe(422)
    const times: number[] = []
    for (const _try of [1, 2, 3]) times.push(await workMs(refused))
    expect(Math.min(...times)).toBeLessThan(1000) // what else this process clears away counts, too
  })
})
