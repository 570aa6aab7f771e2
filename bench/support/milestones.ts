/** Notes when something has happened for the so-manyth time, for whoever waits for that. */
export function createMilestones() {
  const atMs: number[] = []
  const waiting = new Set<() => void>()

  return {
    reach(): void {
      atMs.push(Date.now())
      for (const check of waiting) check()
    },

    count: () => atMs.length,

    /** Epoch milliseconds: several processes compare them. */
    nthAtMs: (count: number) =>
      new Promise<number>((resolve) => {
        const check = () => {
          const reachedAtMs = atMs[count - 1]
          if (reachedAtMs === undefined) return
          waiting.delete(check)
          resolve(reachedAtMs)
        }
        waiting.add(check)
        check()
      }),
  }
}

export type Milestones = ReturnType<typeof createMilestones>
