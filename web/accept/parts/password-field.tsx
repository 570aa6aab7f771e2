import { type ComponentProps, useState } from 'react'
import { passwordStrength, type Strength } from '../password-strength.ts'
import { useWords } from '../words/context.tsx'
import { Field } from './field.tsx'
import { EyeGlyph } from './icons.tsx'

/** A password box whose content can be looked at. */
export function PasswordField({ input, ...field }: ComponentProps<typeof Field>) {
  const words = useWords()
  const [shown, setShown] = useState(false)
  const reveal = (
    <button
      type="button"
      className="reveal"
      aria-label={shown ? words.hidePassword : words.showPassword}
      aria-controls={field.name}
      onClick={() => setShown(!shown)}
    >
      <EyeGlyph crossed={shown} />
    </button>
  )
  const box = { type: shown ? 'text' : 'password', autoCapitalize: 'none', spellCheck: false }
  return <Field {...field} control={reveal} input={{ ...box, ...input }} />
}

type StrengthMeterProps = { password: string; names: readonly string[] }

const bars: Record<Strength['level'], number> = {
  short: 0,
  long: 0,
  weak: 1,
  fair: 2,
  good: 3,
  strong: 4,
}

/** Advice before typing, an estimate while; the server alone knows about breaches. */
export function StrengthMeter({ password, names }: StrengthMeterProps) {
  const words = useWords()
  const strength = passwordStrength(password, names)
  const hint = strength.hint ? words.hints[strength.hint] : ''
  const typed = password !== ''
  return (
    <>
      <div className="strength" data-level={typed ? bars[strength.level] : 0} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      <p aria-live="polite">
        {typed ? `${words.strength[strength.level]}. ${hint}` : words.passwordAdvice}
      </p>
    </>
  )
}
