import type { Trouble } from '../refusals.ts'
import { useWords } from '../words/context.tsx'
import { WarningGlyph } from './icons.tsx'

/** Says what went wrong, and, once the wait is over, that it is. */
export function Notice({ trouble, seconds }: { trouble: Trouble; seconds: number }) {
  const words = useWords()
  const waiting = trouble.untilMs !== null
  const waited = waiting && seconds === 0
  return (
    <div role="alert" className="notice" data-mood={waiting ? 'plain' : 'bad'}>
      <WarningGlyph />
      <p>
        {waited ? words.ready : words.troubles[trouble.kind]}
        {trouble.reference && !waited && <small>{words.reference(trouble.reference)}</small>}
      </p>
    </div>
  )
}
