import { type ReactNode, useEffect, useRef } from 'react'
import { asClock, useSecondsUntil } from '../../accept/countdown.ts'
import type { Refusal } from '../api/refusal.ts'
import { useProblemWords } from '../words/use-problem-words.ts'
import { useWords } from '../words/use-words.ts'
import { Banner } from './banner.tsx'

type RefusalNoticeProps = {
  refusal: Refusal
  /** In place of the usual words. */
  words?: string
  /** A way out: a link or a button. */
  children?: ReactNode
}

/** A refusal in words, with the time until it may be tried again where the server told one. */
export function RefusalNotice({ refusal, words, children }: RefusalNoticeProps) {
  const { parts } = useWords()
  const { sentence } = useProblemWords()
  const seconds = useSecondsUntil(refusal.retryAtMs)
  const place = useInSight(refusal)
  const isOurs = refusal.status >= 500 && refusal.requestId !== ''
  return (
    <div role="alert" ref={place}>
      <Banner mood="bad">
        <p>{words ?? sentence(refusal)}</p>
        {seconds > 0 && <p className="numbers">{parts.retryIn(asClock(seconds))}</p>}
        {isOurs && <p className="banner-note">{parts.reference(refusal.requestId)}</p>}
        {children}
      </Banner>
    </div>
  )
}

/** Long forms are scrolled when they are sent, and what went wrong stands on top. */
function useInSight(refusal: Refusal) {
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal anew.
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [refusal])
  return place
}
