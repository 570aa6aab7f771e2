import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * For one element that takes another's place, and the focus with it: both share `had`, which tells
 * whether the one that went had it.
 */
export function useSameFocus(had: RefObject<boolean>) {
  const element = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const { current } = element
    if (had.current) current?.focus()
    return () => {
      had.current = current !== null && current === document.activeElement
    }
  }, [had])
  return element
}
