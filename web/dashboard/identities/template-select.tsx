import { useQuery } from '@tanstack/react-query'
import { listAccountMessageTemplates, type MessageTemplate } from '../../../client/index.ts'
import { defaultTemplateKey } from '../../../domain/message-template.ts'
import { ask } from '../api/ask.ts'
import { Select } from '../parts/select.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { readAll } from './look-ups.ts'

type TemplateSelectProps = { value: string; onChange: (key: string) => void }

const usual = ':usual' // no key has a colon

/** Which message to send, where the Account has worded others than the usual one. */
export function TemplateSelect({ value, onChange }: TemplateSelectProps) {
  const { dialog } = useWords().invites
  const keys = useTemplateKeys()
  const known = value === '' || keys.includes(value) ? keys : [...keys, value]
  if (known.length === 0) return null
  return (
    <Select
      name="template_key"
      label={dialog.template}
      options={[
        { id: usual, name: dialog.usualTemplate },
        ...known.map((key) => ({ id: key, name: key })),
      ]}
      value={value || usual}
      onChange={(id) => onChange(id === usual ? '' : id)}
    />
  )
}

/** Of messages that reach somebody by mail, as all invites from here are. */
function useTemplateKeys(): string[] {
  const { account } = useWorkspace()
  const place = { slug: account.slug, medium: 'EMAIL' } as const
  const { data = [] } = useQuery({
    queryKey: ['templates', 'keys'],
    queryFn: ({ signal }) =>
      readAll((page) =>
        ask((opts) => listAccountMessageTemplates({ ...place, ...page }, opts), { signal }),
      ),
    select: keysOf,
    staleTime: 60_000,
  })
  return data
}

const keysOf = (templates: readonly MessageTemplate[]): string[] =>
  [...new Set(templates.map(({ key }) => key))]
    .filter((key) => key !== defaultTemplateKey)
    .toSorted()
