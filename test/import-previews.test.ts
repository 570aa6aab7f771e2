import { describe, expect, it } from 'vitest'
import { connect } from '../db/client.ts'
import { openApi, startApi } from './support/api.ts'
import { judge, plantTree } from './support/import-verdicts.ts'
import { fileOf, formOf, newAddress, openImports, workMs } from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)
const tree = await plantTree(desk)

describe('a preview', () => {
  it('tells how the file was read, and what each row would come to', async () => {
    const [email, other] = [newAddress(), newAddress()]
    const file = `E-Mail;Vorname;Nachname;Farbe\r\n${email};Ä;B;rot\r\n${other};;B;rot\r\n`
    const answer = await desk.preview(new Uint8Array(Buffer.from(file, 'latin1')))
    expect(answer.json()).toEqual({
      columns: [
        { header: 'E-Mail', field: 'email' },
        { header: 'Vorname', field: 'first_name' },
        { header: 'Nachname', field: 'last_name' },
        { header: 'Farbe', field: null },
      ],
      delimiter: ';',
      encoding: 'windows-1252',
      rows: 2,
      stats: { valid: 1, warning: 0, error: 1 },
      results: [
        { row: 1, verdict: 'valid', email, issues: [] },
        {
          row: 2,
          verdict: 'error',
          email: other,
          issues: [
            {
              severity: 'error',
              code: 'validation_failed',
              field: 'first_name',
              message: expect.any(String),
            },
          ],
        },
      ],
    })
  })

  it('says before the run who was written to often enough today, and may not be mailed', async () => {
    const [email, silent] = [newAddress(), newAddress()]
    await api.sql`
      insert into recipient_days (account_id, recipient_key, day, sends)
      select ${desk.accountId}, canonical_email(address), (now() at time zone 'utc')::date, 10
      from unnest(${[email, silent]}::text[]) as given (address)`
    const file = fileOf({ email, send_email: '' }, { email: silent, send_email: 'no' })
    const { results } = (await desk.preview(file)).json()
    const codes = results.map(({ issues }: { issues: { code: string }[] }) =>
      issues.map(({ code }) => code),
    )
    expect(codes).toEqual([['recipient_cap'], []])
  })

  it('says before the run which passwords everybody knows', async () => {
    const file = fileOf({ password: 'Password1' }, { password: 'my uncommon words' })
    const { stats, results } = (await desk.preview(file, { mode: 'bulk_create' })).json()
    expect(stats).toEqual({ valid: 1, warning: 0, error: 1 })
    expect(results[0].issues).toMatchObject([{ code: 'password_breached', field: 'password' }])
  })

  it('writes nothing', async () => {
    await desk.preview(fileOf({}, {}))
    expect(await api.sql`select from imports where account_id = ${desk.accountId}`).toHaveLength(0)
  })

  it('looks at the selected rows alone', async () => {
    const file = fileOf({ email: 'nobody' }, {}, { email: 'nobody' })
    const { rows, stats, results } = (await desk.preview(file, { selected_rows: [2] })).json()
    expect({ rows, stats }).toEqual({ rows: 3, stats: { valid: 1, warning: 0, error: 0 } })
    expect(results).toMatchObject([{ row: 2, verdict: 'valid' }])
  })

  it('finds an address again in whatever spelling, and an external id', async () => {
    const email = newAddress().replace('pat', 'σοφος')
    const rows = [
      { email, external_id: 'E-1' },
      { email: email.replace('σοφος', 'ΣΟΦΟΣ'), external_id: 'E-2' },
      { email: email.replace('σοφος', 'σοφη'), external_id: 'E-1' },
      { email: email.replace('σοφος', 'σοφοσ'), external_id: 'E-3' },
    ]
    expect(await judge(desk, rows, { mode: 'bulk_create' })).toEqual([
      ['valid'],
      ['error', 'duplicate_in_file email'],
      ['error', 'external_id_conflict external_id'],
      ['error', 'duplicate_in_file email'],
    ])
  })

  it('judges ten thousand rows in under two seconds, in as many statements as ten', async () => {
    const statements: string[] = []
    const sql = connect(process.env.TEST_DATABASE_URL ?? '', 6)
    sql.options.debug = (_connection, query) => statements.push(query)
    const counted = await startApi({ sql })
    const rows = (count: number) =>
      fileOf(...Array.from({ length: count }, () => ({ role: tree.role, node: 'Europe/Berlin' })))
    const judged = async (count: number) => {
      const form = await formOf([
        ['file', new File([rows(count)], 'a.csv')],
        ['mode', 'bulk_invite'],
      ])
      const call = { ...form, headers: { ...form.headers, ...desk.headers } }
      statements.length = 0
      const startedMs = performance.now()
      const workedMs = await workMs(async () => {
        const answer = await counted.call(`${desk.url}/preview`, call)
        expect(answer.json().stats).toEqual({ valid: count, warning: 0, error: 0 })
      })
      return { workedMs, ms: performance.now() - startedMs, statements: statements.length }
    }
    await judged(10) // the first connection asks for the types of Postgres
    const ten = await judged(10)
    const all = await judged(10_000)
    process.stderr.write(
      `preview of 10,000 rows: ${Math.round(all.ms)} ms, of work ${Math.round(all.workedMs)} ms\n`,
    )
    expect(all.statements).toBe(ten.statements)
    expect(all.workedMs).toBeLessThan(2000)
    await Promise.all([counted.stop(), sql.end()])
  })
})

it('warns of an empty cell in a column of passwords', async () => {
  const rows = [{ password: '' }, { password: 'correct horse' }, { password: 'short' }]
  expect(await judge(desk, rows, { mode: 'bulk_create' })).toEqual([
    ['warning', 'validation_failed password'],
    ['valid'],
    ['error', 'validation_failed password'],
  ])
})
