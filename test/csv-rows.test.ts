import { describe, expect, it } from 'vitest'
import { checkTable } from '../csv/check.ts'
import { type ImportMode, importModes, requiredFields } from '../csv/fields.ts'
import { mapColumns, suggestMapping } from '../csv/mapping.ts'
import { resultLine } from '../csv/result-lines.ts'
import { hasError } from '../csv/rows.ts'
import { sampleFile } from '../csv/sample.ts'
import { readTable } from '../csv/table.ts'

const id = '0197d3a4-8f6c-7c3e-9d2b-5a1f0e4c7b86'

function check(text: string, mode: ImportMode = 'bulk_invite') {
  const table = readTable(text)
  return checkTable(table, mapColumns(table.columns, mode), mode)
}
/** One row with the required cells and what a test adds. */
function checkCells(cells: Record<string, string>, mode: ImportMode = 'bulk_invite') {
  const all = { email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace', ...cells }
  const [checked] = check(resultLine(Object.keys(all)) + resultLine(Object.values(all)), mode)
  if (!checked) throw new Error('There is no row.')
  const told = checked.issues.map(({ severity, code, field }) => `${severity} ${code} ${field}`)
  return { ...checked, told }
}

describe('columns', () => {
  it.each([
    [['E-Mail', 'Given Name', 'Surname'], 'english'],
    [['EMAIL_ADDRESS', 'First name ', 'Last-Name'], 'spelt otherwise'],
    [['E-Mail-Adresse', 'Vorname', 'Nachname'], 'german'],
    [['Courriel', 'Prénom', 'Nom'], 'french'],
    [['Correo electrónico', 'Nombre', 'Apellidos'], 'spanish'],
    [['E-mail', 'Primeiro nome', 'Sobrenome'], 'portuguese'],
    [['メールアドレス', '名', '姓'], 'japanese'],
  ])('%j are known: %s', (columns) => {
    expect(mapColumns(columns, 'bulk_invite')).toEqual(requiredFields)
  })

  it('mean what was said, else what their alias says', () => {
    const columns = ['Contact', 'Vorname', 'Surname', 'Team', 'Language']
    const given = new Map([
      ['Contact', 'email'],
      ['Language', null],
      ['Team', 'node'],
    ])
    expect(mapColumns(columns, 'bulk_invite', given)).toEqual([
      'email',
      'first_name',
      'last_name',
      'node',
      null,
    ])
  })

  it('that a mode does not know are left out', () => {
    const columns = ['email', 'first_name', 'last_name', 'password', 'role']
    expect(mapColumns(columns, 'bulk_invite').at(3)).toBeNull()
    expect(mapColumns(columns, 'account_bulk_create').slice(3)).toEqual(['password', null])
  })

  it.each([
    ['no email', ['first_name', 'last_name'], [], /email/],
    ['two emails', ['email', 'mail', 'first_name', 'last_name'], [], /Two columns .* email/],
    [
      'a header that is not there',
      [...requiredFields],
      [['nowhere', 'lang']],
      /no column "nowhere"/,
    ],
    ['a field that is not there', [...requiredFields, 'x'], [['x', 'shoe_size']], /shoe_size/],
    [
      'a polluting header',
      [...requiredFields, '__proto__'],
      [['__proto__', 'password']],
      /password/,
    ],
  ])('are refused with %s', (_why, columns, given, message) => {
    const mapping = new Map(given.map(([header = '', field = '']) => [header, field]))
    expect(() => mapColumns(columns, 'bulk_invite', mapping)).toThrow(
      expect.objectContaining({
        code: 'validation_failed',
        extras: { errors: [expect.objectContaining({ message: expect.stringMatching(message) })] },
      }),
    )
  })

  it('are suggested for a form without a refusal', () => {
    expect(suggestMapping(['mail', 'E-Mail', '__proto__', 'toString'], 'bulk_invite')).toEqual([
      'email',
      null,
      null,
      null,
    ])
  })
})

describe('a row', () => {
  it('is read as far as it can be, with all its faults', () => {
    const { row, told } = checkCells({
      email: 'ada',
      first_name: ' ',
      last_name: '',
      lang: 'de_AT',
    })
    expect(told).toEqual([
      'error validation_failed email',
      'error validation_failed first_name',
      'error validation_failed last_name',
    ])
    expect(row).toMatchObject({ email: '', lang: 'de-AT', sendEmail: true })
  })

  it.each([
    ['', true],
    ['TRUE', true],
    [' Ja ', true],
    ['1', true],
    ['sí', true],
    ['no', false],
    ['NEIN', false],
    ['0', false],
    ['não', false],
  ])('sends or not: %j', (send_email, expected) => {
    expect(checkCells({ send_email })).toMatchObject({ told: [], row: { sendEmail: expected } })
  })

  it.each([
    [{ send_email: 'maybe' }, 'send_email'],
    [{ lang: 'Deutsch!' }, 'lang'],
    [{ role_id: 'admin', node: 'Berlin' }, 'role_id'],
    [{ client_id: 'x'.repeat(256) }, 'client_id'],
    [{ first_name: 'a'.repeat(101) }, 'first_name'],
    [{ email: `${'a'.repeat(65)}@example.com` }, 'email'],
  ])('is refused for %j', (cells, field) => {
    expect(checkCells(cells).told).toContain(`error validation_failed ${field}`)
  })

  it.each([
    [{ role_id: id, node_id: id }, []],
    [{ role: 'Member', node: 'Europe/Berlin' }, []],
    [{ role_id: id, node: 'Berlin' }, []],
    [{ role_id: id }, ['error role_node_pair node_id']],
    [{ node: 'Berlin' }, ['error role_node_pair role_id']],
    [{ role_id: id, role: 'Member', node_id: id }, ['error validation_failed role']],
    [{ role_id: id, node_id: id, node: 'Berlin' }, ['error validation_failed node']],
  ])('has a role with a node: %j', (cells, told) => {
    expect(checkCells(cells).told).toEqual(told)
    expect(checkCells(cells, 'bulk_create').told).toEqual(told)
  })

  it.each([
    ['1234567', ['error validation_failed password']],
    ['12345678', []],
    ['x'.repeat(64), []],
    ['x'.repeat(65), ['error validation_failed password']],
    ['  spaces  ', []],
    ['', ['warning validation_failed password']],
  ])('has a password of 8 to 64 characters or none: %j', (password, told) => {
    const checked = checkCells({ password }, 'bulk_create')
    expect(checked.told).toEqual(told)
    if (told.length === 0) expect(checked.row.password).toBe(password)
  })

  it('may repeat no address of an earlier one', () => {
    const people = 'email,first_name,last_name\nada@x.org,A,B\nADA@x.org,A,B\nbob@x.org,A,B\n,A,B'
    const told = check(people).map(({ issues }) => issues.map(({ code }) => code))
    expect(told).toEqual([[], ['duplicate_in_file'], [], ['validation_failed']])
  })

  it('is itself again when it comes back from a spreadsheet-safe file', () => {
    const names = ['=1+1', '+49', '-minus', '@home', "'quoted"]
    expect(resultLine(['=1\nx', '#'])).toBe(`"'=1\nx",#\r\n`)
    const lines = names.map((name, at) => resultLine([`a${at}@x.org`, name, 'B']))
    expect(lines[0]).toBe(`a0@x.org,"'=1+1",B\r\n`)
    const again = check(resultLine([...requiredFields]) + lines.join(''))
    expect(again.map(({ row }) => row.firstName)).toEqual(names)
  })

  it('is no comment when it comes back, even where its address begins like one', () => {
    const [again] = check(resultLine([...requiredFields]) + resultLine(['#1@x.org', 'A', 'B']))
    expect(again?.row.email).toBe('#1@x.org')
  })
})

describe('a sample file', () => {
  it.each(importModes)('of %s uploads as it is', (mode) => {
    const table = readTable(sampleFile(mode))
    const checked = checkTable(table, mapColumns(table.columns, mode), mode)
    expect(checked.map(hasError)).toEqual([false, false])
    expect(sampleFile(mode).match(/^# \w+: /gm)).toHaveLength(table.columns.length)
  })
})
