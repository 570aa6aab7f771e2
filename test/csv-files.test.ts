import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeFile } from '../csv/decoding.ts'
import { readTable } from '../csv/table.ts'

const header = 'email,first_name,last_name'
const row = 'ada@example.com,Ada,Lovelace'
const bytes = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, flip = false) => {
  const buffer = Buffer.from(text, 'utf16le')
  return new Uint8Array(flip ? buffer.swap16() : buffer)
}
const read = (text: string) => readTable(decodeFile(bytes(text)).text)
const cellsOf = (text: string) => read(text).rows.map(({ cells }) => cells)
const refusal = (code: string, message?: RegExp) =>
  expect.objectContaining({
    code,
    ...(message && {
      extras: { errors: [{ field: 'file', code, message: expect.stringMatching(message) }] },
    }),
  })

describe('the text of a file', () => {
  const text = `${header}\nanaïs@example.com,Anaïs,Müller`

  it.each([
    ['utf-8', bytes(text)],
    ['utf-8', bytes(`\ufeff${text}`)],
    ['utf-16le', utf16(`\ufeff${text}`)],
    ['utf-16be', utf16(`\ufeff${text}`, true)],
    ['utf-16le', utf16(text)],
    ['utf-16be', utf16(text, true)],
    ['windows-1252', new Uint8Array(Buffer.from(text, 'latin1'))],
  ])('is found in %s', (encoding, content) => {
    expect(decodeFile(content)).toEqual({ text, encoding })
  })

  it.each([
    ['a compressed file', gzipSync(Buffer.alloc(100_000_000))],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004 and so on')],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['no text', bytes(`${header}\nada@example.com,A\0da,Lovelace`)],
  ])('is not looked for in %s', (name, content) => {
    expect(() => decodeFile(content)).toThrow(refusal('validation_failed', new RegExp(name)))
  })

  it('ends at ten megabytes', () => {
    expect(decodeFile(new Uint8Array(10 * 1024 * 1024).fill(97)).text).toHaveLength(10_485_760)
    expect(() => decodeFile(new Uint8Array(10 * 1024 * 1024 + 1).fill(97))).toThrow(
      refusal('file_too_large'),
    )
  })
})

describe('a table', () => {
  it.each([
    [',', header],
    [';', header.replaceAll(',', ';')],
    ['\t', header.replaceAll(',', '\t')],
    [',', `Mitarbeiter;Liste,${header}`],
    [';', 'E-Mail;"Vorname, Rufname";Nachname'],
  ])('is separated by %j in %j', (delimiter, line) => {
    expect(read(`${line}\na${delimiter}b${delimiter}c`).delimiter).toBe(delimiter)
  })

  it('is separated as the file says', () => {
    expect(read('sep=;\r\nemail;names, all\r\na;b').columns).toEqual(['email', 'names, all'])
  })

  it('has quoted separators, quotes and line breaks inside its cells', () => {
    const quoted = '"a,b","say ""hi""","two\r\nlines"'
    expect(cellsOf(`${header}\r\n${quoted}\r\n`)).toEqual([['a,b', 'say "hi"', 'two\r\nlines']])
  })

  it('leaves comments and empty lines out, and a # inside a row alone', () => {
    const text = `# made by hand\n\n${header}\n#${row}\n , ,\n${row}\n"#1@example.com",B#,"\n# C"\n`
    expect(cellsOf(text)).toEqual([
      ['ada@example.com', 'Ada', 'Lovelace'],
      ['#1@example.com', 'B#', '\n# C'],
    ])
  })

  it.each([
    ['\n', '\r\n'],
    ['\r\n', '\n'],
  ])('has a row for every line, also when %j and %j end them', (first, second) => {
    const file = `${header}${first}a,b,"x\r\ny"${second}c,d,e${second}f,g,h${second}`
    const { rows } = read(file)
    expect(rows.map(({ cells }) => cells[2]?.length)).toEqual([3, 1, 1])
    expect(rows.map(({ fault }) => fault)).toEqual([null, null, null])
  })

  it('has a cell for every column, and says of a row that has more', () => {
    const { rows } = read(`${header}\na,b\na,b,c,,\na,b,c,d`)
    expect(rows.map(({ cells }) => cells.length)).toEqual([3, 3, 4])
    expect(rows.map(({ fault }) => fault)).toEqual([
      null,
      null,
      expect.stringMatching(/more cells/),
    ])
  })

  it.each([`${header}\n${row}\n"a"x,b,c\n${row}`, `${header}\n${row}\na,b,"c\n${row}\n`])(
    'says where a quote is missing or misplaced: %j',
    (text) => {
      expect(() => read(text)).toThrow(refusal('validation_failed', /^Row 2 .* misplaced/))
    },
  )

  it.each(['', '\ufeff', '# nothing\n', header, `${header}\n\n , ,\n`])(
    'needs a row: %j',
    (text) => {
      expect(() => read(text)).toThrow(refusal('no_rows'))
    },
  )

  it('has ten thousand rows and not one more', () => {
    const rows = `${row}\n`.repeat(10_000)
    expect(read(`${header}\n${rows}`).rows).toHaveLength(10_000)
    expect(() => read(`${header}\n${rows}${row}`)).toThrow(refusal('too_many_rows'))
  })
})

describe('a hostile file is refused at once', () => {
  const nineMegabytes = 9_000_000

  it.each([
    ['one cell', `${header}\n${'a'.repeat(nineMegabytes)},b,c`, /cell without an end/],
    ['a quote that never ends', `${header}\n"${`${row}\n`.repeat(200_000)}`, /cell without an end/],
    ['a million separators', `${header}\n${','.repeat(1_000_000)}x`, /200 columns/],
    [
      'a million separators first',
      `${','.repeat(1_000_000)}x\n${row}`,
      /200 columns|without an end/,
    ],
    ['separators in a quote', `"${',;\t'.repeat(3_000_000)}"`, /cell without an end/],
    ['empty lines', `${header}\n${'\n'.repeat(nineMegabytes)}`, /100000 lines/],
    ['comments', `${header}\n${'#\n'.repeat(nineMegabytes / 2)}a,b,c,d,"`, /without an end/],
    ['quotes', `${header}\n${'"'.repeat(nineMegabytes)}`, /cell without an end/],
    [
      'quotes and separators',
      `${header}\n${'",'.repeat(nineMegabytes / 2)}`,
      /columns|without an end/,
    ],
  ])('of %s', (_name, text, message) => {
    const heapBefore = process.memoryUsage().heapUsed
    expect(() => read(text)).toThrow(refusal('validation_failed', message))
    expect(process.memoryUsage().heapUsed - heapBefore).toBeLessThan(300_000_000)
  })
})
