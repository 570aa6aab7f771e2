/**
 * Text of others as one line that a terminal cannot take for a command: a cell of somebody's file
 * may hold anything, escape sequences and reversed writing too.
 */
export const oneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim()

const grouped = new Intl.NumberFormat('en-US')
export const number = (value: number): string => grouped.format(value)
export const rowsOf = (count: number): string => `${number(count)} ${count === 1 ? 'row' : 'rows'}`

/** `45 s`, `2 min 5 s`, `1 h 3 min`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
