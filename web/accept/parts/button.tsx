import type { ReactNode } from 'react'

type ButtonProps = {
  kind: 'primary' | 'secondary' | 'quiet' | 'danger'
  children: ReactNode
  type?: 'button' | 'submit'
  busy?: boolean
  blocked?: boolean
  onPress?: () => void
}

/**
 * While busy or blocked it ignores presses but keeps its place in the tab order: a `disabled`
 * button would drop the focus, and its words say why it waits.
 */
export function Button({ kind, children, type = 'button', onPress, ...waiting }: ButtonProps) {
  const { busy = false, blocked = false } = waiting
  const still = busy || blocked
  return (
    <button
      type={type}
      className="button"
      data-kind={kind}
      aria-disabled={still}
      onClick={(event) => {
        if (still) event.preventDefault()
        else onPress?.()
      }}
    >
      {busy && <span className="spinner" aria-hidden="true" />}
      <span>{children}</span>
    </button>
  )
}
