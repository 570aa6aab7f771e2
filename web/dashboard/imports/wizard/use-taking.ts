import { useState } from 'react'
import type { ImportMode } from '../../../../csv/fields.ts'
import { Problem } from '../../../../domain/problems.ts'
import { useWords } from '../../words/use-words.ts'

/** What the columns of a file mean, by header, where that is known before it is opened. */
export type Known = { mode: ImportMode; mapping: Record<string, string> }
export type Take = (file: Blob, name: string, known?: Known) => Promise<void>

/** Takes a file, and says in words why one cannot be taken. */
export function useTaking(take: Take) {
  const { upload } = useWords().importWizard
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const inWords = (failure: unknown) => {
    if (!(failure instanceof Problem)) return upload.readFailed
    const { code, extras } = failure
    const told = extras.errors?.[0]?.message ?? extras.detail
    const known = new Map(Object.entries(upload.problems)).get(code)
    return known ?? told ?? upload.refused
  }
  const tryToTake: Take = async (file, name, known) => {
    setBusy(true)
    setRefusal(null)
    await take(file, name, known).catch((failure: unknown) => setRefusal(inWords(failure)))
    setBusy(false)
  }
  return { tryToTake, refusal, isBusy }
}
