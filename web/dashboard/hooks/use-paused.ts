import { useEffect, useState } from 'react'

const pauseMs = 350

/** The same value once it has stayed as it is for a moment: for what is asked while somebody types. */
export function usePaused<T>(value: T): T {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}
