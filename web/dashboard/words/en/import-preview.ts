import { formatNumber, plural } from '../formats.ts'

export const importPreview = {
  title: 'Check the rows',
  lead: 'Click a marked cell, or press Enter on it, to correct it here. Tab goes on to the next one.',
  grid: 'Rows of the file',
  filter: 'Show rows',
  filters: { all: 'All', valid: 'Valid', warning: 'Warnings', error: 'Errors' },
  verdicts: { valid: 'Valid', warning: 'Warning', error: 'Error' },
  count: (count: number) => formatNumber(count),
  rowNumber: 'Row',
  selectAll: 'Select all rows without errors',
  selectRow: (number: number) => `Import row ${number}`,
  cannotSelect: (number: number) =>
    `Row ${number} cannot be imported before its errors are corrected`,
  issues: 'Issues',
  cell: (field: string, number: number) => `${field}, row ${number}`,
  empty: 'empty',
  issue: (field: string | null, message: string) => (field ? `${field}: ${message}` : message),
  noneShown: 'No row is like this.',
  checking: 'Checking roles, nodes and existing people…',
  checked: 'Checked against what is on the server.',
  checkFailed: 'What is on the server could not be asked.',
  checkFailedHow: 'You may go on: every row is checked again when it is imported.',
  selected: (selected: number, total: number) =>
    `${formatNumber(selected)} of ${plural(total, 'row', 'rows')} selected`,
  next: (count: number) => `Continue with ${plural(count, 'row', 'rows')}`,
  nextNone: 'Continue',
  blocked: 'Select at least one row without errors.',
}
