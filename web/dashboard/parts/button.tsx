import { type ReactNode, type RefObject, useRef } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import type { Refusal } from '../api/refusal.ts'
import { useWords } from '../words/use-words.ts'
import { Hint } from './hint.tsx'
import { useHold } from './use-hold.ts'
import { useSameFocus } from './use-same-focus.ts'

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style'> & {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** Why it cannot be pressed now. It then stays in the tab order, to say so. */
  blockedBy?: string | undefined
  /** What the last press came to: until the server hears requests again it cannot be pressed. */
  refusal?: Refusal | null
  children: ReactNode
}

/** While pending it ignores presses, keeps its place and the focus, and says that it works. */
export function Button({ kind = 'secondary', refusal = null, ...props }: ButtonProps) {
  const held = useHold(refusal)
  const hadFocus = useRef(false)
  const { blockedBy = held, children, ...rest } = props
  if (blockedBy) return <Blocked {...{ kind, blockedBy, hadFocus, children }} />
  return <Pressable {...rest} {...{ kind, hadFocus, children }} />
}

type Shared = Required<Pick<ButtonProps, 'kind' | 'children'>> & { hadFocus: RefObject<boolean> }
type PressableProps = Shared & Omit<ButtonProps, 'blockedBy' | 'refusal'>

function Pressable({ kind, hadFocus, children, ...props }: PressableProps) {
  const { pending } = useWords().parts
  return (
    <AriaButton {...props} ref={useSameFocus(hadFocus)} className="button" data-kind={kind}>
      {props.isPending && <ProgressBar isIndeterminate aria-label={pending} className="spinner" />}
      {children}
    </AriaButton>
  )
}

/* Its words stand below it: what would unblock a button is mostly above. */
function Blocked({ kind, blockedBy, hadFocus, children }: Shared & { blockedBy: string }) {
  return (
    <Hint text={blockedBy} placement="bottom">
      <button
        type="button"
        ref={useSameFocus(hadFocus)}
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
