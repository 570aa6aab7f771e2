import { beforeEach, describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import {
  codeOf,
  countImports,
  fileOf,
  formOf,
  header,
  newAddress,
  openImports,
} from './support/imports.ts'

let started: string[]
const api = await openApi()
api.deps.importRuns.startSoon = (id) => void started.push(id)
const desk = await openImports(api)
beforeEach(() => {
  started = []
})

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
    const mapping = { email: 'email', first_name: 'first_name', last_name: 'last_name' }
    expect((await desk.get(id)).json()).toEqual({ ...answer.json(), mapping })
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
    expect(rows[0].message).toBe('This row was not selected.')
    expect(rows[2].message).toBe('This row was not selected. email: This is not an e-mail address.')
  })

  it('tells of rows that were left out what the preview said of them', async () => {
    const email = newAddress()
    await desk.invite({ email })
    const file = fileOf(
      {},
      { email },
      { role: 'Nobody', node: 'Nowhere' },
      { email: 'nobody', role: 'Nobody' },
    )
    const { id } = (await desk.upload(file, { selected_rows: [1] })).json()
    const results = (await desk.get(`${id}/results.csv`)).body.split('\r\n')
    expect(results[2]).toContain('skipped,deselected,This row was not selected. email: ')
    expect(results[2]).toContain('pending')
    expect(results[3]).toMatch(/not selected\. role: There is no such role\. node: /)
    expect(results[4]).toMatch(/not selected\. email: This is not an e-mail address\. node_id: /)
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
    const before = await countImports(api, desk)
    expect(codeOf(await desk.upload(fileOf({}, {}), asked))).toEqual([422, ...told])
    expect(await countImports(api, desk)).toBe(before)
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
