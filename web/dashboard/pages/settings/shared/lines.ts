import { useMemo } from 'react'
import { Refusal } from '../../../api/refusal.ts'
import { useWords } from '../../../words/use-words.ts'

/** What a box for several values holds: one a line, blank ones left out. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Says what is wrong with `redirect_uris.1` at the box for all of them, with its line. */
export function useLineFaults(field: string, refusal: Refusal | null): Refusal | null {
  const { line: sayLine } = useWords().settings.shared
  return useMemo(() => {
    if (!refusal) return null
    const errors = refusal.errors.map((error) => {
      const [head, index = ''] = error.field.split('.')
      if (head !== field || !/^\d+$/.test(index)) return error
      return { field, code: 'line', message: sayLine(Number(index) + 1, error.message) }
    })
    return new Refusal({ ...refusal, errors })
  }, [field, refusal, sayLine])
}
