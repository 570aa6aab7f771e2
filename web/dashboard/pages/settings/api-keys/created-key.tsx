import { useEffect, useState } from 'react'
import type { CreatedApiKey } from '../../../../../client/index.ts'
import { Banner } from '../../../parts/banner.tsx'
import { Button } from '../../../parts/button.tsx'
import { Checkbox } from '../../../parts/checkbox.tsx'
import { CopyButton } from '../../../parts/copy-button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWords } from '../../../words/use-words.ts'

type CreatedKeyProps = { created: CreatedApiKey; onClose: () => void }

/** The one time that a key is shown. It closes only once somebody has it. */
export function CreatedKey({ created, onClose }: CreatedKeyProps) {
  const { apiKeys: words } = useWords().settings
  const [isStored, setStored] = useState(false)
  useWarningBeforeLeaving(!isStored)
  const footer = (
    <Button kind="primary" blockedBy={isStored ? undefined : words.storeFirst} onPress={onClose}>
      {words.done}
    </Button>
  )
  return (
    <Dialog
      isOpen
      isLocked
      role="alertdialog"
      title={words.createdTitle}
      onClose={onClose}
      footer={footer}
    >
      <Banner mood="fair">{words.once}</Banner>
      <TextField
        name="key"
        label={`${words.key} · ${created.name}`}
        isRequired
        isReadOnly
        value={created.key}
        autoFocus
        spellCheck="false"
        onFocus={({ target }) => target instanceof HTMLInputElement && target.select()}
      />
      <div className="toolbar">
        <CopyButton text={created.key} label={words.copy} onCopied={() => setStored(true)} />
        <Checkbox isSelected={isStored} onChange={setStored}>
          {words.stored}
        </Checkbox>
      </div>
    </Dialog>
  )
}

/** The browser asks before the page goes, and the key with it. */
function useWarningBeforeLeaving(isActive: boolean) {
  useEffect(() => {
    if (!isActive) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isActive])
}
