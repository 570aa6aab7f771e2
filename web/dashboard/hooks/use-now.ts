import { useSyncExternalStore } from 'react'

const everyMs = 15_000
const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void) {
  listeners.add(listener)
  ticking ??= setInterval(() => {
    for (const tell of listeners) tell()
  }, everyMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

const read = () => Math.ceil(Date.now() / everyMs) * everyMs

/** The time, to a quarter of a minute: one clock for all relative dates of a page. */
export const useNow = () => useSyncExternalStore(subscribe, read)
