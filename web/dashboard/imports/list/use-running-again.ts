import { useEffect } from 'react'
import type { Import } from '../../../../client/index.ts'

const everyMs = 2000

type List = { rows: readonly Import[]; refetch: () => unknown }

/** Reads the list again, now and then, while something in it runs and somebody looks. */
export function useRunningAgain({ rows, refetch }: List): void {
  const isRunning = rows.some(({ finished_at }) => finished_at === null)
  useEffect(() => {
    if (!isRunning) return
    const again = setInterval(() => {
      if (document.visibilityState === 'visible') void refetch()
    }, everyMs)
    return () => clearInterval(again)
  }, [isRunning, refetch])
}
