import { type Query, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
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
    const readAgain = (noun: string) => queries.invalidateQueries({ queryKey: [noun] })
    const touch = calmly(() => {
      if (queries.isFetching({ predicate: isGrowing }) > 0) touch.soon()
      else for (const noun of ['invites', 'identities']) readAgain(noun)
    })
    const close = listen(events, touch.soon)
    return () => {
      close()
      touch.stop()
    }
  }, [queries, events])
}

/** A list whose next page is on its way: reading it again would give that page up. */
const isGrowing = ({ state }: Query) => state.fetchMeta?.fetchMore !== undefined

/** Tells of every change, and when something may have been missed; connects again whatever happens. */
function listen(url: string, onChange: () => void): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined
  let source: EventSource
  const open = () => {
    source = new EventSource(url)
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
