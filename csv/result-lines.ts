import Papa from 'papaparse'

/** What an import adds to each row in the files that tell of its end. Spec §6. */
export const outcomeColumns = ['outcome', 'outcome_code', 'outcome_message', 'outcome_id']

/* Ours, for papaparse's own does not see a formula that goes over several lines. */
const formula = /^[=+\-@\t\r]/

/**
 * One line of a result file, its end included. What a spreadsheet would run as a formula (OWASP, CSV
 * injection) is made text by an apostrophe before it.
 */
export const resultLine = (cells: string[]): string =>
  `${Papa.unparse([cells], { escapeFormulae: formula, quotes: looksLikeComment })}\r\n`

const looksLikeComment = (cell: unknown, column: number) =>
  column === 0 && String(cell).startsWith('#')

/** The same cell when such a file comes back, corrected. */
export const restoreCell = (cell: string): string =>
  /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
