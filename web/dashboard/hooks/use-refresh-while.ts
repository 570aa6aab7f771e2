import { useEffect } from 'react'

/** Reads something again every so often, as long as that is asked for and the page is seen. */
export function useRefreshWhile(everyMs: number | null, refresh: () => unknown): void {
  useEffect(() => {
    if (everyMs === null) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, refresh])
}
