import { useEffect } from 'react'

type Refresh = (how: { cancelRefetch: boolean }) => unknown

/** Reads something again every so often, as long as that is asked for and the page is seen. */
export function useRefreshWhile(everyMs: number | null, refresh: Refresh): void {
  useEffect(() => {
    if (everyMs === null) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh({ cancelRefetch: false })
    }, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, refresh])
}
