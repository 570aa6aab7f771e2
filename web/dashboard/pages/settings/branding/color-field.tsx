import { isText, useFieldOfForm } from '../../../hooks/use-kept-field.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { useWords } from '../../../words/use-words.ts'

type ColorFieldProps = { value: string; isDisabled: boolean }

const ours = '#4a4fc8'

/** A colour as `#rrggbb`, typed or picked. */
export function ColorField({ value, isDisabled }: ColorFieldProps) {
  const { branding: words } = useWords().settings
  const [color, setColor] = useFieldOfForm({ name: 'color', begin: value, isKind: isText })
  const picker = (
    <input
      type="color"
      className="color-box"
      aria-label={words.pick}
      value={/^#[0-9a-f]{6}$/i.test(color) ? color : ours}
      disabled={isDisabled}
      onChange={({ target }) => setColor(target.value)}
    />
  )
  return (
    <TextField
      name="color"
      label={words.fields.color}
      advice={words.advice.color}
      value={color}
      onChange={setColor}
      isDisabled={isDisabled}
      placeholder="#rrggbb"
      spellCheck="false"
      autoComplete="off"
      control={picker}
    />
  )
}
