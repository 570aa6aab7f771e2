import { asClock, useSecondsUntil } from '../../accept/countdown.ts'
import type { Refusal } from '../api/refusal.ts'
import { useProblemWords } from '../words/use-problem-words.ts'
import { useWords } from '../words/use-words.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

type TroubleProps = {
  refusal: Refusal
  retry: () => void
  busy: boolean
  title?: string
  level?: 1 | 2
}

/** In place of what could not be read: why, and a way to try again. */
export function Trouble({ refusal, retry, busy, title, level = 2 }: TroubleProps) {
  const { parts } = useWords()
  const { sentence } = useProblemWords()
  const seconds = useSecondsUntil(refusal.retryAtMs)
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <section className="empty" role="alert">
      <Icon name="warning" />
      <Heading>{title ?? parts.loadFailed}</Heading>
      <p>{sentence(refusal)}</p>
      {refusal.requestId && <p className="banner-note">{parts.reference(refusal.requestId)}</p>}
      <Button onPress={retry} isPending={busy} isDisabled={seconds > 0}>
        {seconds > 0 ? parts.retryIn(asClock(seconds)) : parts.retry}
      </Button>
    </section>
  )
}
