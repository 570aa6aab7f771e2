import { type KeyboardEvent, useRef } from 'react'

type CellEditorProps = {
  label: string
  text: string
  /** What was typed to open it, in place of the text. */
  typed: string | undefined
  isFaulty: boolean
  describedBy: string
  onCommit: (text: string, then: 'stay' | 'next' | 'previous' | 'leave') => void
  onCancel: () => void
}

/** A cell that is being corrected. Enter keeps, Escape does not, Tab keeps and goes to the next fault. */
export function CellEditor({ label, text, typed, isFaulty, describedBy, ...on }: CellEditorProps) {
  const isOver = useRef(false)
  const commit = (value: string, then: Parameters<typeof on.onCommit>[1]) => {
    if (isOver.current) return
    isOver.current = true
    on.onCommit(value, then)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    const { value } = event.currentTarget
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') commit(value, 'stay')
    else if (event.key === 'Tab') commit(value, event.shiftKey ? 'previous' : 'next')
    else if (event.key === 'Escape') {
      isOver.current = true
      on.onCancel()
    } else return
    event.preventDefault()
  }
  return (
    <input
      ref={typed === undefined ? focusAndSelect : focusAtEnd}
      className="cell-editor"
      aria-label={label}
      aria-invalid={isFaulty}
      aria-describedby={describedBy}
      defaultValue={typed ?? text}
      spellCheck={false}
      autoComplete="off"
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget }) => commit(currentTarget.value, 'leave')}
    />
  )
}

const focusAndSelect = (input: HTMLInputElement | null) => {
  focusAtEnd(input)
  input?.select()
}

const focusAtEnd = (input: HTMLInputElement | null) => {
  input?.focus({ preventScroll: true })
  input?.setSelectionRange(input.value.length, input.value.length)
  input?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
