import { type Query, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '../api/session.ts'
import { openStream, type Stream } from '../api/stream.ts'
import { useTier } from './tier.ts'

/** Changes of one moment are read together, and lists at most so often while changes go on. */
const togetherMs = 250
const calmMs = 2000
/** A stream that was refused is not tried again by the browser. */
const againMs = 10_000

type Following = {
  /** What else depends on invites: first words of keys. */
  touches?: readonly string[]
  /** How often at most everything is read again. */
  restMs?: number
}

/** Reads invites again whenever one of them changes, without anybody asking. */
export function useLiveInvites({ touches, restMs = calmMs }: Following = {}): void {
  const queries = useQueryClient()
  const { events } = useTier()
  const also = touches?.join(' ')
  useEffect(() => {
    const keys = ['invites', 'identities', ...(also ? also.split(' ') : [])]
    const touch = calmly(restMs, () => {
      if (queries.isFetching({ predicate: isGrowing }) > 0) touch.soon()
      else for (const key of keys) void queries.invalidateQueries({ queryKey: [key] })
    })
    // Why a stream was refused it does not tell; the session does, and leads to signing in.
    const ask = () => void queries.invalidateQueries(sessionQuery)
    const close = listen(events, { onChange: touch.soon, onRefused: ask })
    return () => {
      close()
      touch.stop()
    }
  }, [queries, events, also, restMs])
}

/** A list whose next page is on its way: reading it again would give that page up. */
const isGrowing = ({ state }: Query) => state.fetchMeta?.fetchMore !== undefined

type Listener = { onChange: () => void; onRefused: () => void }

/** Tells of every change, and when something may have been missed; connects again whatever happens. */
function listen(url: string, { onChange, onRefused }: Listener): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined
  let source: Stream
  const open = () => {
    source = openStream(url)
    source.addEventListener('invite', onChange)
    source.addEventListener('ready', ({ data }) => {
      if (!String(data).includes('"resumed":true')) onChange()
    })
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return
      onRefused()
      retry = setTimeout(open, againMs)
    })
  }
  open()
  return () => {
    clearTimeout(retry)
    source.close()
  }
}

function calmly(restMs: number, act: () => void) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let lastMs = Number.NEGATIVE_INFINITY
  const run = () => {
    waiting = undefined
    lastMs = performance.now()
    act()
  }
  return {
    soon: () => {
      waiting ??= setTimeout(run, Math.max(togetherMs, lastMs + restMs - performance.now()))
    },
    stop: () => clearTimeout(waiting),
  }
}
