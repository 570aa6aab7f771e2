import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { openStream, type Stream } from '../api/stream.ts'
import { useTier } from './tier.ts'

/** Changes of one moment are read together, and lists at most so often while changes go on. */
const togetherMs = 250
const calmMs = 2000
/** A stream that was refused is not tried again by the browser. */
const againMs = 10_000

/** Reads invites again whenever one of them changes, without anybody asking. */
export function useLiveInvites(): void {
  const queries = useQueryClient()
  const { events } = useTier()
  useEffect(() => {
    const touch = calmly(() => {
      queries.invalidateQueries({ queryKey: ['invites'] })
      queries.invalidateQueries({ queryKey: ['identities'] })
    })
    const close = listen(events, touch.soon)
    return () => {
      close()
      touch.stop()
    }
  }, [queries, events])
}

/** Tells of every change, and when something may have been missed; connects again whatever happens. */
function listen(url: string, onChange: () => void): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined
  let source: Stream
  const open = () => {
    source = openStream(url)
    source.addEventListener('invite', onChange)
    source.addEventListener('ready', ({ data }) => {
      if (!String(data).includes('"resumed":true')) onChange()
    })
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, againMs)
    })
  }
  open()
  return () => {
    clearTimeout(retry)
    source.close()
  }
}

function calmly(act: () => void) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let lastMs = Number.NEGATIVE_INFINITY
  const run = () => {
    waiting = undefined
    lastMs = performance.now()
    act()
  }
  return {
    soon: () => {
      waiting ??= setTimeout(run, Math.max(togetherMs, lastMs + calmMs - performance.now()))
    },
    stop: () => clearTimeout(waiting),
  }
}
