import { useEffect, useState } from 'react'

export const secondsUntil = (untilMs: number | null, nowMs: number) =>
  untilMs === null ? 0 : Math.max(0, Math.ceil((untilMs - nowMs) / 1000))

/** `4:05`, the way clocks count down in every language of the page. */
export function asClock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [hours, minutes, rest] = parts.map((part) => String(part).padStart(2, '0'))
  return seconds >= 3600 ? `${Number(hours)}:${minutes}:${rest}` : `${Number(minutes)}:${rest}`
}

/** Whole seconds left until a moment, ticking; 0 when there is none or it has passed. */
export function useSecondsUntil(untilMs: number | null): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  const left = secondsUntil(untilMs, nowMs)
  useEffect(() => {
    setNowMs(Date.now())
    if (untilMs === null) return
    const ticking = setInterval(() => {
      setNowMs(Date.now())
      if (Date.now() >= untilMs) clearInterval(ticking)
    }, 250)
    return () => clearInterval(ticking)
  }, [untilMs])
  return left
}
