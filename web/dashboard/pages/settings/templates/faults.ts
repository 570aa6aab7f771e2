import { useMemo } from 'react'
import { Refusal } from '../../../api/refusal.ts'
import { useWords } from '../../../words/use-words.ts'

/** The same refusal with what is wrong in subject and body in our words. Spec §5. */
export function useTemplateFaults(refusal: Refusal | null): Refusal | null {
  const words: Record<string, (said: string) => string> = useWords().settings.templates.faults
  return useMemo(() => {
    if (!refusal) return null
    const errors = refusal.errors.map((error) => {
      const say = words[error.code]
      return say ? { ...error, code: 'template', message: say(error.message) } : error
    })
    return new Refusal({ ...refusal, errors })
  }, [refusal, words])
}
