import type { CreatedApiKey } from '../../../../../client/index.ts'
import { useWords } from '../../../words/use-words.ts'
import { ShownOnce } from '../shared/shown-once.tsx'

type CreatedKeyProps = { created: CreatedApiKey; onClose: () => void }

/** The one time that a key is shown. */
export function CreatedKey({ created, onClose }: CreatedKeyProps) {
  const { apiKeys: words } = useWords().settings
  return (
    <ShownOnce
      title={words.createdTitle}
      label={`${words.key} · ${created.name}`}
      value={created.key}
      {...{ words, onClose }}
    >
      {words.once}
    </ShownOnce>
  )
}
