import { parseDuration } from '../../../../../domain/duration.ts'
import { isText, useFieldOfForm } from '../../../hooks/use-kept-field.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { useWords } from '../../../words/use-words.ts'

type DurationFieldProps = {
  name: 'invite_ttl' | 'resend_cooldown'
  value: string
  isDisabled: boolean
}

/** A time as `90s`, `5m`, `12h` or `7d`, said in words while it is typed. */
export function DurationField({ name, value, isDisabled }: DurationFieldProps) {
  const { policy: words } = useWords().settings
  const [text, setText] = useFieldOfForm({ name, begin: value, isKind: isText })
  const durationMs = parseDuration(text.trim())
  return (
    <TextField
      name={name}
      label={words.fields[name]}
      isRequired
      isDisabled={isDisabled}
      value={text}
      onChange={setText}
      spellCheck="false"
      autoComplete="off"
      advice={
        <>
          <span aria-live="polite">
            {durationMs === null ? words.notDuration : `${words.spelt(inUnits(durationMs))}.`}
          </span>{' '}
          {words.advice[name]}
        </>
      }
    />
  )
}

function inUnits(durationMs: number) {
  const seconds = Math.floor(durationMs / 1000)
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  }
}
