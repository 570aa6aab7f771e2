import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Import } from '../../../../client/index.ts'
import { openStream, type Stream } from '../../api/stream.ts'
import { useAnswer } from '../../api/use-answer.ts'
import type { ImportTier } from '../tier.ts'

const firstWaitMs = 1000
const longestWaitMs = 15_000

/** An import, followed while it runs. `isLost` while no news gets through. */
export function useImport(tier: ImportTier, id: string) {
  const answer = useAnswer(['imports', id], (opts) => tier.get(id, opts))
  const isOver = answer.data?.finished_at != null
  const isLost = useNews(tier, id, answer.data !== undefined && !isOver)
  return { ...answer, isOver, isLost }
}

/**
 * Server-sent events bring each change; the browser goes on where it was when a connection breaks,
 * and this does when it gives up. Then the import is read once, which tells whether the session is over.
 */
function useNews({ links, environmentId }: ImportTier, id: string, isRunning: boolean): boolean {
  const queries = useQueryClient()
  const [isLost, setLost] = useState(false)
  const url = links.events(id)
  useEffect(() => {
    if (!isRunning) return
    let source: Stream
    let later: ReturnType<typeof setTimeout> | undefined
    let waitMs = firstWaitMs
    const learn = ({ data }: MessageEvent<string>) => {
      const told: Import = JSON.parse(data)
      queries.setQueryData(['imports', id, { environmentId }], told)
    }
    const readOnce = () => void queries.invalidateQueries({ queryKey: ['imports', id] })
    const open = () => {
      source = openStream(url)
      source.addEventListener('progress', learn)
      source.addEventListener('ready', readOnce)
      source.addEventListener('done', (event) => {
        source.close()
        learn(event)
        void queries.invalidateQueries({ queryKey: ['imports'] })
      })
      source.addEventListener('open', () => {
        waitMs = firstWaitMs
        setLost(false)
      })
      source.addEventListener('error', () => {
        setLost(true)
        if (source.readyState !== EventSource.CLOSED) return
        readOnce()
        later = setTimeout(open, waitMs)
        waitMs = Math.min(waitMs * 2, longestWaitMs)
      })
    }
    open()
    return () => {
      clearTimeout(later)
      source.close()
      setLost(false)
    }
  }, [queries, url, id, environmentId, isRunning])
  return isLost
}
