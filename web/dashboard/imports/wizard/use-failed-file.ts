import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ask } from '../../api/ask.ts'
import type { Refusal } from '../../api/refusal.ts'
import { useWords } from '../../words/use-words.ts'
import type { ImportTier } from '../tier.ts'
import { type Known, type Take, useTaking } from './use-taking.ts'

const timeoutMs = 120_000

type Failed = Known & { text: string; name: string }

/**
 * Brings the rows of an import that failed as a file to correct, mapped as they were; with no id,
 * nothing.
 */
export function useFailedFile(tier: ImportTier, importId: string, take: Take) {
  const { upload, title } = useWords().importWizard
  const { environmentId } = tier
  const fetched = useQuery<Failed, Refusal>({
    queryKey: ['failed-rows', importId, { environmentId }],
    queryFn: async ({ signal }) => {
      const terms = { environmentId, signal, timeoutMs }
      const run = await ask((opts) => tier.get(importId, opts), terms)
      const text = await ask((opts) => tier.failedFile(importId, opts), terms)
      const { mode, mapping } = run
      return { text, name: upload.failedName(run.filename ?? `${title}.csv`), mode, mapping }
    },
    enabled: importId !== '',
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { tryToTake, refusal } = useTaking(take)
  const taken = useRef('')
  useEffect(() => {
    if (!fetched.data || taken.current === importId) return
    taken.current = importId
    const { text, name, ...known } = fetched.data
    void tryToTake(new Blob([text]), name, known)
  }, [fetched.data, importId, tryToTake])
  return { ...fetched, refused: importId === '' ? null : refusal }
}
