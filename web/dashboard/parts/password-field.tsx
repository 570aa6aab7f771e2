import { useState } from 'react'
import { StrengthBars } from '../../accept/parts/strength-bars.tsx'
import { passwordStrength } from '../../accept/password-strength.ts'
import { useWords } from '../words/use-words.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { TextField, type TextFieldProps } from './text-field.tsx'

/** A password box whose content can be looked at. */
export function PasswordField(props: TextFieldProps) {
  const words = useWords().entrance
  const [shown, setShown] = useState(false)
  const reveal = (
    <IconButton
      slot={null}
      label={shown ? words.hidePassword : words.showPassword}
      onPress={() => setShown(!shown)}
    >
      <Icon name={shown ? 'eye-off' : 'eye'} />
    </IconButton>
  )
  return (
    <TextField
      {...props}
      isSecret
      type={shown ? 'text' : 'password'}
      autoCorrect="off"
      spellCheck="false"
      control={reveal}
    />
  )
}

type StrengthMeterProps = { password: string; names: readonly string[] }

/** Advice before typing, an estimate while; the server alone knows about breaches. */
export function StrengthMeter({ password, names }: StrengthMeterProps) {
  const words = useWords().entrance
  const { level, hint } = passwordStrength(password, names)
  const typed = password !== ''
  return (
    <>
      <StrengthBars level={typed ? level : null} />
      <span aria-live="polite">
        {typed
          ? `${words.strength[level]}. ${hint ? words.hints[hint] : ''}`
          : words.passwordAdvice}
      </span>
    </>
  )
}
