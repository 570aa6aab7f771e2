import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ask } from '../../api/ask.ts'
import { patience } from '../../api/query-client.ts'
import { isPassing, Refusal } from '../../api/refusal.ts'
import type { RemoteDesk } from '../desk/client.ts'
import type { Overview, Place } from '../desk/shapes.ts'
import type { ImportTier } from '../tier.ts'
import { previewImport, type Upload } from '../upload.ts'

const timeoutMs = 120_000
const pauseMs = 600
const tries = 4

/** Whether the same request may be answered otherwise in a moment. */
export const isWorthAnotherTry = (refusal: unknown): boolean =>
  isPassing(refusal) ||
  (refusal instanceof Refusal && ['rate_limited', 'idempotency_in_progress'].includes(refusal.code))

type Checking = {
  tier: ImportTier
  desk: RemoteDesk
  about: Omit<Upload, 'file' | 'rows'> | null
  onAnswer: (overview: Overview) => void
}

/** Asks the server about rows, all of them or what was corrected since, and merges what it says. */
export function useServerCheck({ tier, desk, about, onAnswer }: Checking) {
  const corrected = useRef(new Set<Place>())
  const [isDue, setDue] = useState(false)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { environmentId } = tier
  const { mutate, isPending, error, isSuccess } = useMutation<
    Overview | null,
    Refusal,
    Place[] | undefined
  >({
    mutationFn: async (places) => {
      if (!about) return null
      const { file, sent } = await desk.write(places)
      if (sent.places.length === 0) return null
      const call = (opts: object) => previewImport(tier, { ...about, file }, opts)
      const { results } = await ask(call, { environmentId, timeoutMs })
      return desk.merge({ sent, results })
    },
    onSuccess: (overview) => overview && onAnswer(overview),
    retry: (failures, refusal) => isWorthAnotherTry(refusal) && failures < tries,
    retryDelay: patience,
  })
  useEffect(() => () => clearTimeout(pause.current), [])
  return {
    isPending: isPending || isDue,
    isDone: isSuccess,
    refusal: error,
    checkAll: () => mutate(undefined),
    /** Soon, together with what else is corrected until then. */
    checkAgain(place: Place) {
      corrected.current.add(place)
      clearTimeout(pause.current)
      setDue(true)
      pause.current = setTimeout(() => {
        setDue(false)
        const places = [...corrected.current]
        corrected.current.clear()
        mutate(places)
      }, pauseMs)
    },
  }
}
