import { useEffect, useEffectEvent } from 'react'
import { asClock, useSecondsUntil } from '../countdown.ts'
import { Button } from '../parts/button.tsx'
import { Heading } from '../parts/heading.tsx'
import { CloudBadge } from '../parts/icons.tsx'
import type { Trouble } from '../refusals.ts'
import { useWords } from '../words/context.tsx'

/** The link could not be looked up; nothing is known about it yet. */
export function Unreachable({ trouble, retry }: { trouble: Trouble; retry: () => void }) {
  const words = useWords()
  const seconds = useSecondsUntil(trouble.untilMs)
  const retryWhenOnline = useEffectEvent(retry)
  useEffect(() => {
    const again = () => retryWhenOnline()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [])
  return (
    <>
      <Heading title={words.troubles.title} icon={<CloudBadge />}>
        <p>{words.troubles[trouble.kind]}</p>
        {trouble.reference && <small>{words.reference(trouble.reference)}</small>}
      </Heading>
      <div className="choices">
        <Button kind="primary" blocked={seconds > 0} onPress={retry}>
          {seconds > 0 ? words.retryIn(asClock(seconds)) : words.retry}
        </Button>
      </div>
    </>
  )
}
