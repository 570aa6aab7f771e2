import { describe, expect, it } from 'vitest'
import { readTable } from '../csv/table.ts'
import { writeTable } from '../csv/writing.ts'

describe('a table that is written', () => {
  it('reads as it was, whatever is in its cells', () => {
    const rows = [
      ['#1', '=1+1', '-secret'],
      [' "Ada" ', 'a,b;c\td', 'two\r\nlines'],
      ['ß€', "'+49", ''],
    ]
    const { columns, rows: read, delimiter } = readTable(writeTable(['#a', 'b;c;d;e', 'c'], rows))
    expect(columns).toEqual(['#a', 'b;c;d;e', 'c'])
    expect(read.map(({ cells }) => cells)).toEqual(rows)
    expect(delimiter).toBe(',')
  })

  it('loses rows without any text', () => {
    const { rows } = readTable(
      writeTable(
        ['a', 'b'],
        [
          ['', ' '],
          ['1', ''],
        ],
      ),
    )
    expect(rows.map(({ cells }) => cells)).toEqual([['1', '']])
  })
})
