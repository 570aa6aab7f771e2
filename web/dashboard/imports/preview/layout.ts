import type { SheetColumn } from './sheet.ts'

const wide = { email: 14, issues: 20 }
const usual = 8.5
const ahead = 6.5
const lineRem = 1.375
const rowRem = 2.75
const rem = 16

/**
 * Widths of the cells of every row, which no table lays out: rows that are out of sight are not
 * there. Where issues have no room beside the cells, they go below.
 */
export function gridColumns(columns: readonly SheetColumn[], roomPx: number) {
  const widths = columns.map(({ field }) => (field === 'email' ? wide.email : usual))
  const total = widths.reduce((sum, width) => sum + width, ahead)
  const isNarrow = (total + wide.issues) * rem > roomPx
  const cells = widths.map((width) => `minmax(${width}rem, ${width / usual}fr)`).join(' ')
  if (isNarrow) return { isNarrow, template: `${ahead}rem ${cells}`, minWidth: `${total}rem` }
  return {
    isNarrow,
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
