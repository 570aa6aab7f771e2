import type { Refusal } from '../api/refusal.ts'
import { useWords } from './use-words.ts'

export type FieldMessages = Record<string, string>

/** Puts a refusal into words: as a whole, and for each field it names (for `Form validationErrors`). */
export function useProblemWords() {
  const { problems } = useWords()
  return {
    sentence(refusal: Refusal): string {
      if (refusal.missingPermission) return problems.missingPermission(refusal.missingPermission)
      return problems.byCode[refusal.code] ?? (refusal.detail || problems.other)
    },
    fields(refusal: Refusal | null): FieldMessages {
      const errors = refusal?.errors ?? []
      return Object.fromEntries(
        errors.map(({ field, code, message }) => [field, problems.faults[code] ?? message]),
      )
    },
  }
}
