import type { Refusal } from '../api/refusal.ts'
import { useWords } from './use-words.ts'

type FieldMessages = Record<string, string>

/** Puts a refusal into words: as a whole, and for each field it names (for `Form validationErrors`). */
export function useProblemWords() {
  const { problems } = useWords()
  const sentence = (refusal: Refusal): string => {
    if (refusal.missingPermission) return problems.missingPermission(refusal.missingPermission)
    return problems.byCode[refusal.code] ?? (refusal.detail || problems.other)
  }
  return {
    sentence,
    /** Where there are no fields to say it at: in a toast, on a button in a list. */
    plainly(refusal: Refusal): string {
      const [first] = refusal.errors
      return first ? (problems.faults[first.code] ?? first.message) : sentence(refusal)
    },
    fields(refusal: Refusal | null): FieldMessages {
      const errors = refusal?.errors ?? []
      return Object.fromEntries(
        errors.map(({ field, code, message }) => [field, problems.faults[code] ?? message]),
      )
    },
  }
}
