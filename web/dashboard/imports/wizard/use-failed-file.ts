import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ask } from '../../api/ask.ts'
import type { Refusal } from '../../api/refusal.ts'
import { useWords } from '../../words/use-words.ts'
import type { ImportTier } from '../tier.ts'
import type { Take } from './use-taking.ts'

const timeoutMs = 120_000

/** Brings the rows of an import that failed as a file to correct; with no id, nothing. */
export function useFailedFile(tier: ImportTier, importId: string, take: Take) {
  const { upload, title } = useWords().importWizard
  const { environmentId } = tier
  const fetched = useQuery<{ text: string; name: string }, Refusal>({
    queryKey: ['failed-rows', importId, { environmentId }],
    queryFn: async ({ signal }) => {
      const terms = { environmentId, signal, timeoutMs }
      const run = await ask((opts) => tier.get(importId, opts), terms)
      const text = await ask((opts) => tier.failedFile(importId, opts), terms)
      return { text, name: upload.failedName(run.filename ?? `${title}.csv`) }
    },
    enabled: importId !== '',
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const taken = useRef('')
  useEffect(() => {
    if (!fetched.data || taken.current === importId) return
    taken.current = importId
    void take(new Blob([fetched.data.text]), fetched.data.name)
  }, [fetched.data, importId, take])
  return fetched
}
