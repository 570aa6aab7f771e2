import { useMemo } from 'react'
import type { Refusal } from '../api/refusal.ts'

/** When the server will hear the request again, in milliseconds; null where it told nothing. */
export const useRetryMoment = (refusal: Refusal | null): number | null =>
  useMemo(() => {
    const seconds = refusal?.retryAfterSeconds ?? null
    return seconds === null ? null : Date.now() + seconds * 1000
  }, [refusal])
