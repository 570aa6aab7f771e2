import type { ComponentProps } from 'react'
import { asClock, useSecondsUntil } from '../countdown.ts'
import type { Action, OpenState } from '../page-state.ts'
import { useWords } from '../words/context.tsx'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

type ActionButtonProps = Omit<ComponentProps<typeof Button>, 'busy' | 'blocked'> & {
  action: Action
  state: OpenState
  sending: string
}

/** A button with the fate of its own request: on its way, refused, or to be waited for. */
export function ActionButton({ action, state, sending, children, ...button }: ActionButtonProps) {
  const words = useWords()
  const trouble = state.trouble?.action === action ? state.trouble : null
  const seconds = useSecondsUntil(trouble?.untilMs ?? null)
  const busy = state.sending === action
  const blocked = seconds > 0 || state.sending !== null
  const again = trouble && trouble.kind !== 'refused' ? words.retry : children
  return (
    <>
      {trouble && <Notice trouble={trouble} seconds={seconds} />}
      <Button {...button} busy={busy} blocked={blocked}>
        {busy ? sending : seconds > 0 ? words.retryIn(asClock(seconds)) : again}
      </Button>
    </>
  )
}
