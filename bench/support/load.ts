/** Raw samples of a load, in milliseconds, and how long all of it took. */
export type Sample = { durationsMs: number[]; seconds: number }
export type Load = { callers: number; requests: number; limitMs?: number }

/** So many callers, each asking again as soon as it has its answer, until all is asked or time is up. */
export async function load(
  { callers, requests, limitMs = 60_000 }: Load,
  ask: (index: number) => Promise<unknown>,
): Promise<Sample> {
  const durationsMs: number[] = []
  const startedMs = performance.now()
  let next = 0
  const caller = async () => {
    while (next < requests && performance.now() - startedMs < limitMs) {
      const askedMs = performance.now()
      await ask(next++)
      durationsMs.push(performance.now() - askedMs)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return { durationsMs, seconds: (performance.now() - startedMs) / 1000 }
}

/** Several rounds of one measure, as if they had been one. */
export const together = (samples: Sample[]): Sample => ({
  durationsMs: samples.flatMap(({ durationsMs }) => durationsMs),
  seconds: samples.reduce((sum, { seconds }) => sum + seconds, 0),
})

/** The nearest-rank percentile of the raw samples: no buckets, no interpolation. */
export function percentile({ durationsMs }: Pick<Sample, 'durationsMs'>, rank: number): number {
  const sorted = durationsMs.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)] ?? Number.NaN
}

export const rate = ({ durationsMs, seconds }: Sample): number => durationsMs.length / seconds
