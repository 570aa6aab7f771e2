import { useFieldOfForm } from '../../../hooks/use-kept-field.ts'
import { typed } from '../../../parts/form.tsx'
import { Select } from '../../../parts/select.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWords } from '../../../words/use-words.ts'

const expiries = ['30', '90', '365', 'never', 'date', 'keep'] as const
type Expiry = (typeof expiries)[number]
const isExpiry = (value: unknown): value is Expiry => expiries.some((one) => one === value)
type ExpiryFieldProps = {
  /** The first is chosen. */
  options: readonly Expiry[]
  advice?: string
}

/** When a key ends: after so many days, on a day of the reader's, or never. */
export function ExpiryField({ options, advice }: ExpiryFieldProps) {
  const { apiKeys: words } = useWords().settings
  const [chosen, setChosen] = useFieldOfForm({
    name: 'expires_at',
    begin: options[0] ?? 'never',
    isKind: isExpiry,
  })
  return (
    <>
      <Select
        label={words.expiry}
        name="expires_at"
        isRequired
        options={options.map((id) => ({ id, name: words.expiries[id] }))}
        value={chosen}
        onChange={(id) => isExpiry(id) && setChosen(id)}
        {...(advice && { advice })}
      />
      {chosen === 'date' && (
        <TextField name="expires_on" label={words.expiresOn} type="date" isRequired />
      )}
    </>
  )
}

const dayMs = 86_400_000

/** The moment that was chosen; null for never, undefined for what stays as it is. */
export function expiryOf(form: FormData, nowMs = Date.now()): string | null | undefined {
  const chosen = typed(form, 'expires_at')
  if (chosen === 'keep') return undefined
  if (chosen === 'never') return null
  if (chosen !== 'date') return new Date(nowMs + Number(chosen) * dayMs).toISOString()
  const [year = 0, month = 1, day = 1] = typed(form, 'expires_on').split('-').map(Number)
  return new Date(year, month - 1, day + 1).toISOString()
}
