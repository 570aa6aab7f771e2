import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Api, startApi } from './support/api.ts'
import {
  fileOf,
  formOf,
  header,
  type ImportsDesk,
  newAddress,
  openImports,
  workMs,
} from './support/imports.ts'

let api: Api
let desk: ImportsDesk
let started: string[]
beforeAll(async () => {
  api = await startApi()
  api.deps.importRuns.startSoon = (id) => void started.push(id)
  desk = await openImports(api)
})
beforeEach(() => {
  started = []
})
afterAll(() => api.stop())

const person = { email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace' }
const codeOf = (answer: { statusCode: number; body: string }) => {
  const { code, errors = [] } = JSON.parse(answer.body)
  return [answer.statusCode, code, ...errors.map(({ field }: { field: string }) => field)]
}
const countImports = async () => {
  const [{ count }] = await api.sql<[{ count: number }]>`
    select count(*)::int from imports where account_id = ${desk.accountId}`
  return count
}

describe('a file', () => {
  it('is answered with the import it becomes, which is then started', async () => {
    const answer = await desk.upload(fileOf({}, {}), { filename: 'Leute-Müller.csv' })
    expect(answer.statusCode).toBe(202)
    const { id } = answer.json()
    expect(answer.headers.location).toBe(`/api/v1/imports/${id}`)
    expect(answer.json()).toEqual({
      id,
      mode: 'bulk_invite',
      status: 'queued',
      filename: 'Leute-Müller.csv',
      counts: { total: 2, queued: 2, succeeded: 0, failed: 0, skipped: 0 },
      rows_per_second: null,
      eta_seconds: null,
      started_by: { type: 'api_key', id: desk.key.id, name: expect.any(String) },
      created_at: expect.any(String),
      started_at: null,
      finished_at: null,
    })
    expect(started).toEqual([id])
    expect((await desk.get(id)).json()).toEqual(answer.json())
  })

  it('may be rows of JSON, in columns that come as they please', async () => {
    const rows = [
      { 'E-Mail': newAddress(), Vorname: 'Ada', Nachname: 'L', send_email: false },
      { Nachname: null, 'E-Mail': newAddress(), Vorname: 7, Abteilung: 'Q' },
    ]
    const answer = await desk.post('', { mode: 'bulk_invite', rows })
    expect(answer.statusCode).toBe(202)
    const kept = await desk.rows(answer.json().id)
    expect(kept[0]).toMatchObject({
      status: 'queued',
      values: { send_email: 'false', Abteilung: '' },
    })
    expect(kept[1]).toMatchObject({
      status: 'failed',
      code: 'validation_failed',
      values: { Nachname: '', Vorname: '7', Abteilung: 'Q' },
    })
    expect(kept[1].message).toMatch(/^last_name: /)
  })

  it('may have its columns named, and rows left out', async () => {
    const file = `Kontakt,Vorname,Nachname\n${newAddress()},A,B\n${newAddress()},A,B\nnobody,A,B`
    const asked = { mapping: { Kontakt: 'email' }, selected_rows: [2] }
    const { id, counts } = (await desk.upload(file, asked)).json()
    expect(counts).toEqual({ total: 3, queued: 1, succeeded: 0, failed: 0, skipped: 2 })
    const rows = await desk.rows(id)
    const told = rows.map(({ status, code }: { status: string; code: string }) => [status, code])
    const left = ['skipped', 'deselected']
    expect(told).toEqual([left, ['queued', null], left])
  })

  it.each([
    [
      'a part that is no file',
      [
        ['file', `${header}\na@b.de,A,B`],
        ['mode', 'bulk_invite'],
      ],
      'file',
    ],
    ['no file', [['mode', 'bulk_invite']], 'file'],
    ['no mode', [['file', new File([header], 'a.csv')]], 'mode'],
    [
      'a mode of the account',
      [
        ['mode', 'account_bulk_create'],
        ['file', new File([header], 'a')],
      ],
      'mode',
    ],
    [
      'two modes',
      [
        ['mode', 'bulk_invite'],
        ['mode', 'bulk_create'],
        ['file', new File([header], 'a')],
      ],
      'mode',
    ],
    [
      'two files',
      [
        ['mode', 'bulk_invite'],
        ['file', new File([header], 'a')],
        ['file', new File([header], 'b')],
      ],
      'file',
    ],
  ] satisfies [string, [string, string | File][], string][])(
    'is refused with %s',
    async (_what, fields, field) => {
      const { payload, headers } = await formOf(fields)
      const answer = await api.call(desk.url, { payload, headers: { ...headers, ...desk.headers } })
      expect(codeOf(answer)).toEqual([422, 'validation_failed', field])
    },
  )

  it.each([
    [{ mapping: 'not json' }, ['validation_failed', 'mapping']],
    [{ mapping: { nowhere: 'email' } }, ['validation_failed', 'mapping']],
    [{ mapping: { email: null } }, ['validation_failed', 'mapping']],
    [{ mapping: ['email'] }, ['validation_failed', 'mapping']],
    [{ selected_rows: [3] }, ['validation_failed', 'selected_rows']],
    [{ selected_rows: [0] }, ['validation_failed', 'selected_rows']],
    [{ selected_rows: '{}' }, ['validation_failed', 'selected_rows']],
    [{ selected_rows: [] }, ['no_rows', 'selected_rows']],
    [{ mapping: ' '.repeat(128 * 1024 + 1) }, ['validation_failed', 'mapping']],
  ])('is refused when asked for %j', async (asked, told) => {
    const before = await countImports()
    expect(codeOf(await desk.upload(fileOf({}, {}), asked))).toEqual([422, ...told])
    expect(await countImports()).toBe(before)
    expect(started).toEqual([])
  })

  it('is refused with a field nobody knows, or without a header we know', async () => {
    const { payload, headers } = await formOf([
      ['file', new File([fileOf({})], 'a.csv')],
      ['mode', 'bulk_invite'],
      ['colour', 'red'],
    ])
    const answer = await api.call(desk.url, { payload, headers: { ...headers, ...desk.headers } })
    expect(codeOf(answer)).toEqual([422, 'unknown_field', 'colour'])
    expect(codeOf(await desk.upload('a,b\n1,2'))).toEqual([422, 'validation_failed', 'mapping'])
  })
})

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
    const before = await countImports()
    for (const size of [most + 1, most + 3_000_000]) {
      const answer = await desk.upload(padded(size))
      expect(codeOf(answer)).toEqual([413, 'file_too_large'])
    }
    expect(await countImports()).toBe(before)
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

describe('a form', () => {
  it('is taken by imports alone', async () => {
    const { payload, headers } = await formOf([['email', 'a@b.de']])
    const id = await desk.begin(fileOf({}))
    for (const path of [
      'identity-invites',
      `imports/${id}/cancel`,
      `imports/${id}/revoke-pending`,
    ]) {
      const answer = await api.call(`/api/v1/${path}`, {
        payload,
        headers: { ...headers, ...desk.headers },
      })
      expect(codeOf(answer)).toEqual([415, 'unsupported_media_type'])
    }
  })

  it.each([
    [
      'that ends in the middle',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nema',
    ],
    ['without a boundary', 'multipart/form-data', 'email'],
    ['that is none', 'multipart/form-data; boundary=x', 'email'],
    [
      'with a field called __proto__',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
    ],
  ])('%s is refused', async (_what, type, payload) => {
    const answer = await api.call(desk.url, {
      payload,
      headers: { 'content-type': type, ...desk.headers },
    })
    expect([400, 422]).toContain(answer.statusCode)
  })

  it('that is empty is refused, and so is nothing at all', async () => {
    const answer = await api.call(desk.url, { method: 'POST', headers: desk.headers })
    expect(codeOf(answer)).toEqual([422, 'validation_failed', 'file'])
  })
})

describe('the same file sent twice', () => {
  it('with one key is one import; another file with that key is refused', async () => {
    const file = fileOf({ first_name: 'Ada' }, {})
    const headers = { ...desk.headers, 'idempotency-key': randomUUID() }
    const first = await desk.upload(file, { headers })
    const again = await desk.upload(file, { headers })
    expect(again.json()).toEqual(first.json())
    expect(again.headers['idempotent-replayed']).toBe('true')
    const other = await desk.upload(file.replace('Ada', 'Eve'), { headers })
    expect(codeOf(other)).toEqual([422, 'idempotency_key_reused'])
    const otherMode = await desk.upload(file, { headers, mode: 'bulk_create' })
    expect(codeOf(otherMode)).toEqual([422, 'idempotency_key_reused'])
    expect(started).toEqual([first.json().id])
  })

  it('after a crash before the answer was stored is the same import', async () => {
    const file = fileOf({}, { email: 'nobody' })
    const key = randomUUID()
    const headers = { ...desk.headers, 'idempotency-key': key }
    const first = await desk.upload(file, { headers })
    await api.sql`
      update idempotency_keys set status_code = null, response = null, owner = 0 where key = ${key}`
    const again = await desk.upload(file, { headers })
    expect(again.json()).toEqual(first.json())
    expect(again.headers['idempotent-replayed']).toBeUndefined()
    expect(await desk.rows(first.json().id)).toHaveLength(2)
  })

  it('without a key is two', async () => {
    const file = fileOf({})
    expect(await desk.begin(file)).not.toBe(await desk.begin(file))
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
    const ms = await workMs(async () => {
      expect((await api.call(desk.url, call)).statusCode).toBe(422)
    })
    expect(ms).toBeLessThan(1000)
  })
})
