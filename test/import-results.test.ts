import { describe, expect, it } from 'vitest'
import { readTable } from '../csv/table.ts'
import { openApi } from './support/api.ts'
import { fileOf, newAddress, openImports, run } from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)

const failed = (number: number, message = 'No.') =>
  ({ number, status: 'failed', code: 'unknown_role', message }) as const
const made = (number: number) => ({ number, status: 'succeeded' }) as const
const outcome = ['outcome', 'outcome_code', 'outcome_message', 'outcome_id']

describe('the results of an import', () => {
  it('are the file again, with what became of each row', async () => {
    const [email, other] = [newAddress(), newAddress()]
    const file = `E-Mail;Vorname;Nachname;Farbe\n${email};"A;""x""";B;rot\n${other};A;B;`
    const id = await desk.begin(file)
    await run(api, id, [made(1), failed(2)])
    const answer = await desk.get(`${id}/results.csv`)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="import-${id}.csv"`)
    const [first] = await desk.rows(id)
    const lines = [
      '\ufeffE-Mail,Vorname,Nachname,Farbe,outcome,outcome_code,outcome_message,outcome_id',
      `${email},"A;""x""",B,rot,succeeded,,,${first.invite_id}`,
      `${other},A,B,,failed,unknown_role,No.,`,
    ]
    expect(answer.body).toBe(lines.map((line) => `${line}\r\n`).join(''))
  })

  it('may be of the failed rows alone', async () => {
    const id = await desk.begin(fileOf({}, {}, {}))
    await run(api, id, [made(1), failed(2), made(3)])
    const answer = await desk.get(`${id}/results.csv?only=failed`)
    expect(answer.headers['content-disposition']).toContain('-failed.csv')
    expect(readTable(answer.body.slice(1)).rows).toHaveLength(1)
    expect((await desk.get(`${id}/results.csv?only=other`)).json().code).toBe('validation_failed')
  })

  it('tell of what has not been done yet, too', async () => {
    const id = await desk.begin(fileOf({}))
    expect((await desk.get(`${id}/results.csv`)).body).toContain(',queued,,,\r\n')
  })

  it('run no formula in a spreadsheet, in a cell, a header or a message', async () => {
    const file = `email,first_name,last_name,=cmd()\n${newAddress()},=1+1,-2,"@x\ny"`
    const id = await desk.begin(file)
    await run(api, id, [failed(1, '=HYPERLINK()')])
    const { body } = await desk.get(`${id}/results.csv`)
    const { columns, rows } = readTable(body.slice(1))
    expect(body.split('\r\n')[0]).toContain(`,"'=cmd()",`)
    expect(columns[3]).toBe('=cmd()')
    expect(rows[0]?.cells.slice(1, 7)).toEqual([
      "'=1+1",
      "'-2",
      "'@x\ny",
      'failed',
      'unknown_role',
      "'=HYPERLINK()",
    ])
  })

  it('come whole, however many rows there are', async () => {
    const id = await desk.begin(fileOf(...Array.from({ length: 1203 }, () => ({}))))
    const { rows } = readTable((await desk.get(`${id}/results.csv`)).body.slice(1))
    expect(rows).toHaveLength(1203)
    expect(new Set(rows.map(({ cells }) => cells[0])).size).toBe(1203)
  })
})

describe('the file of the failed rows, corrected,', () => {
  it('is imported again as it is, neutralised cells and all, as often as need be', async () => {
    const formula = '=SUM(A1)'
    const commented = `#${newAddress()}`
    const rows = [
      { email: newAddress(), first_name: formula },
      { email: 'wrong', first_name: '+49' },
      { email: `"${commented}"`, first_name: '@home' },
    ]
    let id = await desk.begin(fileOf(...rows), { mode: 'bulk_create' })
    await run(api, id, [failed(1), failed(3)])
    for (const round of [1, 2]) {
      const file = (await desk.get(`${id}/results.csv?only=failed`)).body
      const corrected = file.replace('wrong', newAddress())
      expect(readTable(corrected.slice(1)).columns.slice(3)).toEqual(outcome)
      id = await desk.begin(corrected, { mode: 'bulk_create' })
      const stored = await desk.rows(id)
      expect(stored.map(({ code }: { code: string }) => code)).toEqual([null, null, null])
      expect(stored[2].email).toBe(commented)
      expect(stored[0].values.first_name, `round ${round}`).toBe(`'${formula}`)
      await run(api, id, [failed(1), failed(2), failed(3)])
    }
  })

  it('keeps what a row had too many, which stays a mistake until it is corrected', async () => {
    let id = await desk.begin(`email,last_name,first_name\n${newAddress()},Love,lace,Ada\n`)
    for (const round of [1, 2]) {
      const file = (await desk.get(`${id}/results.csv?only=failed`)).body
      expect(file, `round ${round}`).toContain('There are more cells than columns.,,Ada\r\n')
      id = await desk.begin(file)
      expect((await desk.rows(id))[0].code).toBe('validation_failed')
    }
  })

  it('tells no password that got into another column', async () => {
    const columns = 'email,password,first_name,last_name'
    const file = `${columns}\n"${newAddress()}",,my secret word,Ada,Lovelace\n`
    const id = await desk.begin(`${file}${newAddress()},my secret word,Ada,Love,lace\n`, {
      mode: 'bulk_create',
    })
    const results = (await desk.get(`${id}/results.csv`)).body
    expect(results).not.toContain('secret')
    expect(results).toContain('Lovelace')
    expect(JSON.stringify(await desk.rows(id))).not.toContain('secret')
    const again = await desk.begin(results, { mode: 'bulk_create' })
    const codes = (await desk.rows(again)).map(({ code }: { code: string }) => code)
    expect(codes).toEqual(['validation_failed', 'validation_failed'])
  })

  it('goes by the same mapping, also of a header that looks like a formula', async () => {
    const asked = { mapping: { '+mail': 'email' } }
    const id = await desk.begin('+mail,first_name,last_name\nwrong,A,B\n', asked)
    const file = (await desk.get(`${id}/results.csv?only=failed`)).body
    const again = await desk.begin(file.replace('wrong', newAddress()), asked)
    expect((await desk.rows(again))[0].code).toBeNull()
  })
})
