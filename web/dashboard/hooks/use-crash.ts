import { useCallback, useState } from 'react'

/** Hands a failure that nobody awaits to the nearest `ErrorBoundary`, which has words and a way out. */
export function useCrash(): (cause: unknown) => void {
  const [failure, setFailure] = useState<{ cause: unknown } | null>(null)
  if (failure) throw failure.cause
  return useCallback((cause) => setFailure({ cause }), [])
}
