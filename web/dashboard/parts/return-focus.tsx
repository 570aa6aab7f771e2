import { useEffect } from 'react'
import { canonical } from '../hooks/trail.ts'

/**
 * Stands within what lies over the page. React Aria takes the focus back to where it came from; what
 * an address opened came from nowhere, so it goes to the row that leads there, or to the heading.
 */
export function ReturnFocus(): null {
  useEffect(() => {
    const opened = location.href
    return () => {
      afterReactAria(() => focusOnPage(opened))
    }
  }, [])
  return null
}

/** Where nothing has the focus, the page gets it. */
export function focusOnPage(opened: string | null): void {
  if (document.activeElement && document.activeElement !== document.body) return
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')]
  const row = opened && links.find((link) => leadsTo(link, opened))
  const place = row || document.querySelector<HTMLElement>('h1[tabindex]')
  place?.focus()
}

const leadsTo = ({ href }: HTMLAnchorElement, address: string) =>
  canonical(href) === canonical(address)

/** It moves the focus in the next frame. */
const afterReactAria = (act: () => void) => requestAnimationFrame(() => requestAnimationFrame(act))
