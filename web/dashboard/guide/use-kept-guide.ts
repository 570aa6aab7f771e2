import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { type GuideTab, useGuide } from './use-guide.ts'

/**
 * Keeps the guide open beside whatever page is turned to, though links of the navigation do not
 * name it. Going back is different: what was not open then closes.
 */
export function useKeptGuide(): void {
  const { tab, turnTo } = useGuide()
  const [path] = useLocation()
  const last = useRef<{ path: string; tab: GuideTab | null }>({ path, tab })
  const wentBack = useRef(false)
  useEffect(() => {
    const note = () => {
      wentBack.current = true
    }
    addEventListener('popstate', note, { capture: true })
    return () => removeEventListener('popstate', note, { capture: true })
  }, [])
  useEffect(() => {
    const before = last.current
    const isDropped = before.tab !== null && tab === null && path !== before.path
    if (isDropped && !wentBack.current) turnTo(before.tab ?? '')
    last.current = { path, tab }
    wentBack.current = false
  }, [path, tab, turnTo])
}
