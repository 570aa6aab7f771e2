import { useWords } from '../../../words/use-words.ts'
import { ShownOnce } from '../shared/shown-once.tsx'

/** `until`: when the one before ends; null for the first. */
export type Secret = { secret: string; until: string | null }
type ShownSecretProps = { shown: Secret; onClose: () => void }

/** The one time that a signing secret is shown. */
export function ShownSecret({ shown, onClose }: ShownSecretProps) {
  const { secret: words } = useWords().settings.webhooks
  const { secret, until } = shown
  return (
    <ShownOnce
      title={until ? words.rotated : words.made}
      label={words.label}
      value={secret}
      {...{ words, onClose }}
    >
      <p>{words.once}</p>
      {until && <p>{words.until(until)}</p>}
    </ShownOnce>
  )
}
