import { asClock, useSecondsUntil } from '../../accept/countdown.ts'
import { useNow } from '../hooks/use-now.ts'
import { formatDate, formatMoment, formatRelative } from '../words/formats.ts'

type TimeProps = {
  at: string
  /** `3 hours ago`, or the day. */
  as?: 'relative' | 'date'
}

/** A moment as the reader thinks of it; the exact one, with its zone, is its title. */
export function Time({ at, as = 'relative' }: TimeProps) {
  const nowMs = useNow()
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {as === 'date' ? formatDate(at) : formatRelative(at, nowMs)}
    </time>
  )
}

/** `4:05` until a moment, each second; nothing once it has passed. */
export function Countdown({ until }: { until: string }) {
  const seconds = useSecondsUntil(new Date(until).getTime())
  if (seconds === 0) return null
  return (
    <time className="numbers" dateTime={`PT${seconds}S`}>
      {asClock(seconds)}
    </time>
  )
}
