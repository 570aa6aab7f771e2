import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { useWords } from '../words/use-words.ts'
import { Hint } from './hint.tsx'

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style'> & {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** Why it cannot be pressed now. It then stays in the tab order, to say so. */
  blockedBy?: string | undefined
  children: ReactNode
}

/** While pending it ignores presses, keeps its place and the focus, and says that it works. */
export function Button({ kind = 'secondary', blockedBy, children, ...props }: ButtonProps) {
  const { pending } = useWords().parts
  if (blockedBy) return <Blocked {...{ kind, blockedBy, children }} />
  return (
    <AriaButton {...props} className="button" data-kind={kind}>
      {props.isPending && <ProgressBar isIndeterminate aria-label={pending} className="spinner" />}
      {children}
    </AriaButton>
  )
}

type BlockedProps = Required<Pick<ButtonProps, 'kind' | 'children'>> & { blockedBy: string }

/* Its words stand below it: what would unblock a button is mostly above. */
function Blocked({ kind, blockedBy, children }: BlockedProps) {
  return (
    <Hint text={blockedBy} placement="bottom">
      <button
        type="button"
        className="button"
        data-kind={kind}
        aria-disabled="true"
        aria-description={blockedBy}
      >
        {children}
      </button>
    </Hint>
  )
}
