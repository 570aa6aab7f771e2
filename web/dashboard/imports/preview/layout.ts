import type { SheetColumn } from './sheet.ts'

const wide = { email: 15, issues: 24 }
const usual = 10
const ahead = 6.5
const lineRem = 1.375
const rowRem = 2.75
const rem = 16

/** Widths of the cells of every row, which stand in no table: rows that are out of sight are not there. */
export function gridColumns(columns: readonly SheetColumn[], isNarrow: boolean) {
  const widths = columns.map(({ field }) => (field === 'email' ? wide.email : usual))
  const total = widths.reduce((sum, width) => sum + width, ahead)
  const cells = widths.map((width) => `minmax(${width}rem, ${width / usual}fr)`).join(' ')
  if (isNarrow) return { template: `${ahead}rem ${cells}`, minWidth: `${total}rem` }
  return {
    template: `${ahead}rem ${cells} minmax(${wide.issues}rem, 2fr)`,
    minWidth: `${total + wide.issues}rem`,
  }
}

/** Issues stand beside the cells, a line for each; where there is little room, below them. */
export function rowHeight(issues: number, isNarrow: boolean): number {
  const lines = issues * lineRem
  const height = isNarrow ? rowRem + lines : Math.max(rowRem, lines + 1.25)
  return height * rem
}
