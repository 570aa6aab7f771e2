import { type ReactNode, useEffect, useState } from 'react'
import { Banner } from '../../../parts/banner.tsx'
import { Button } from '../../../parts/button.tsx'
import { Checkbox } from '../../../parts/checkbox.tsx'
import { CopyButton } from '../../../parts/copy-button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextField } from '../../../parts/text-field.tsx'

type ShownOnceProps = {
  title: string
  label: string
  value: string
  words: { copy: string; stored: string; storeFirst: string; done: string }
  /** Why to copy it now. */
  children: ReactNode
  onClose: () => void
}

/** The one time that a secret is shown. It closes only once somebody has it. */
export function ShownOnce({ title, label, value, words, children, onClose }: ShownOnceProps) {
  const [isStored, setStored] = useState(false)
  useWarningBeforeLeaving(!isStored)
  const footer = (
    <Button kind="primary" blockedBy={isStored ? undefined : words.storeFirst} onPress={onClose}>
      {words.done}
    </Button>
  )
  return (
    <Dialog isOpen isLocked role="alertdialog" {...{ title, onClose, footer }}>
      <Banner mood="fair">{children}</Banner>
      <TextField
        name="shown"
        label={label}
        isRequired
        isReadOnly
        value={value}
        autoFocus
        spellCheck="false"
        onFocus={({ target }) => target instanceof HTMLInputElement && target.select()}
      />
      <div className="toolbar">
        <CopyButton text={value} label={words.copy} onCopied={() => setStored(true)} />
        <Checkbox isSelected={isStored} onChange={setStored}>
          {words.stored}
        </Checkbox>
      </div>
    </Dialog>
  )
}

/** The browser asks before the page goes, and the secret with it. */
function useWarningBeforeLeaving(isActive: boolean) {
  useEffect(() => {
    if (!isActive) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isActive])
}
