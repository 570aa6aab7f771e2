import { useState } from 'react'
import { DropZone, type DropZoneProps } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useWords } from '../../words/use-words.ts'
import type { Take } from './use-taking.ts'

type DropAreaProps = { take: Take; hasFile: boolean }
type Drop = Parameters<NonNullable<DropZoneProps['onDrop']>>[0]

const types = ['.csv', '.txt', '.tsv', 'text/csv', 'text/plain', 'text/tab-separated-values']

/** Where a file is dropped, chosen, or its text pasted. */
export function DropArea({ take, hasFile }: DropAreaProps) {
  const words = useWords().importWizard.upload
  const [isPasting, setPasting] = useState(false)
  const takeText = (text: string) => take(new Blob([text]), words.pastedName)
  const drop = async ({ items }: Drop) => {
    const file = items.find((item) => item.kind === 'file')
    if (file) return take(await file.getFile(), file.name)
    const text = items.find((item) => item.kind === 'text')
    if (text) return takeText(await text.getText('text/plain'))
  }
  const choose = (files: FileList | null) => {
    const [file] = files ?? []
    if (file) take(file, file.name)
  }
  if (isPasting) return <PasteArea takeText={takeText} onClose={() => setPasting(false)} />
  return (
    <DropZone className="drop" aria-label={words.drop} onDrop={drop} data-compact={hasFile}>
      <Icon name="imports" />
      <p>
        {words.drop} <span className="soft">{words.or}</span>
      </p>
      <div className="drop-actions">
        <FileTrigger acceptedFileTypes={types} onSelect={choose}>
          <Button kind={hasFile ? 'secondary' : 'primary'}>
            {hasFile ? words.other : words.choose}
          </Button>
        </FileTrigger>
        <Button kind="quiet" onPress={() => setPasting(true)}>
          {words.paste}
        </Button>
      </div>
    </DropZone>
  )
}

type PasteAreaProps = {
  takeText: (text: string) => Promise<void>
  onClose: () => void
}

function PasteArea({ takeText, onClose }: PasteAreaProps) {
  const { importWizard, parts } = useWords()
  const words = importWizard.upload
  const [text, setText] = useState('')
  return (
    <div className="form">
      <TextField
        name="text"
        label={words.pasteLabel}
        isRequired
        rows={8}
        placeholder={words.pasteHint}
        value={text}
        onChange={setText}
        autoFocus
        spellCheck="false"
      />
      <div className="drop-actions">
        <Button onPress={onClose}>{parts.cancel}</Button>
        <Button kind="primary" onPress={() => takeText(text)}>
          {words.usePasted}
        </Button>
      </div>
    </div>
  )
}
