import type { Plan } from './plan.ts'

/** As a spreadsheet would write it. */
export const fileOf = ({ columns, rows }: Plan) =>
  [columns, ...rows.map(({ cells }) => cells)]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n')

/** How many rows there are of each kind. */
export function countKinds({ rows }: Plan): string {
  const counts = new Map<string, number>()
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')
}
