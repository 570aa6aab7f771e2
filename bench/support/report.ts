/** What a part has to say: a table, the targets it was measured against, and how to read it. */
export type Report = { title: string; table: string[][]; verdicts: Verdict[]; notes: string[] }
export type Verdict = { what: string; figure: string; target: string; met: boolean }

export function formatReport({ title, table, verdicts, notes }: Report, seconds: number): string {
  const heading = `\n${title}  (${seconds.toFixed(0)} s)\n`
  const remarks = notes.map((note) => `  ${note}`)
  return [heading, ...formatTable(table), ...verdicts.map(formatVerdict), ...remarks].join('\n')
}

export const formatVerdicts = (verdicts: Verdict[]): string =>
  ['\nTargets\n', ...verdicts.map(formatVerdict)].join('\n')

const formatVerdict = ({ what, figure, target, met }: Verdict): string =>
  `  ${met ? 'met  ' : 'short'}  ${what}: ${figure} (target ${target})`

/** First column to the left, figures to the right; the first row is the heading. */
function formatTable(table: string[][]): string[] {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  )
  return table.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0
      return column === 0 ? cell.padEnd(width) : cell.padStart(width)
    })
    return `  ${cells.join('   ')}`.trimEnd()
  })
}

export const perSecond = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)}/s`
export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`
export const times = (value: number): string => `${value.toFixed(2)}×`
export const percent = (value: number): string => `${(value * 100).toFixed(0)} %`
