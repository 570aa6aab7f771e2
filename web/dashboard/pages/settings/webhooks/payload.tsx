import { CopyButton } from '../../../parts/copy-button.tsx'
import { TextField } from '../../../parts/text-field.tsx'

type PayloadProps = { name: string; label: string; copy: string; text: string }

const perRow = 48

const rowsOf = (text: string) =>
  text.split('\n').reduce((rows, line) => rows + Math.ceil(line.length / perRow), 0)

/** A body as it went over the wire: to read, to scroll by keys, to copy. */
export const Payload = ({ name, label, copy, text }: PayloadProps) => (
  <div className="payload">
    <TextField
      {...{ name, label }}
      value={text}
      rows={Math.min(16, rowsOf(text) + 1)}
      isReadOnly
      isRequired
      spellCheck="false"
    />
    <div>
      <CopyButton text={text} label={copy} />
    </div>
  </div>
)
