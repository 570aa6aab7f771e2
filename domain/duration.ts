const unitMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `90s`, `5m`, `12h`, `7d` in milliseconds (spec §2); null for anything else. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text)
  const [, count, unit = ''] = match ?? []
  return count === undefined ? null : Number(count) * (unitMs[unit] ?? Number.NaN)
}

/** The shortest way to write so many seconds: 300 is `5m`. */
export function writeDuration(seconds: number): string {
  const fitting = (['d', 'h', 'm'] as const).find((unit) => {
    const unitSeconds = (unitMs[unit] ?? 0) / 1000
    return seconds > 0 && seconds % unitSeconds === 0
  })
  return fitting ? `${seconds / ((unitMs[fitting] ?? 0) / 1000)}${fitting}` : `${seconds}s`
}
