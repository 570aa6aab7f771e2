import { type ComponentProps, useState } from 'react'
import { passwordStrength } from '../password-strength.ts'
import { useWords } from '../words/context.tsx'
import { Field } from './field.tsx'
import { EyeGlyph } from './icons.tsx'
import { StrengthBars } from './strength-bars.tsx'

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

/** Advice before typing, an estimate while; the server alone knows about breaches. */
export function StrengthMeter({ password, names }: StrengthMeterProps) {
  const words = useWords()
  const strength = passwordStrength(password, names)
  const hint = strength.hint ? words.hints[strength.hint] : ''
  const typed = password !== ''
  return (
    <>
      <StrengthBars level={typed ? strength.level : null} />
      <p aria-live="polite">
        {typed ? `${words.strength[strength.level]}. ${hint}` : words.passwordAdvice}
      </p>
    </>
  )
}
