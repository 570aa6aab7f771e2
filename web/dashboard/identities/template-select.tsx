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
  const keys = keysOf(useOwnMessages())
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

/** What the Account words itself of messages by mail, as all invites from here are sent. */
export function useOwnMessages(): readonly OwnMessage[] {
  const { account } = useWorkspace()
  const place = { slug: account.slug, medium: 'EMAIL' } as const
  const { data = [] } = useQuery({
    queryKey: ['templates', 'own'],
    queryFn: ({ signal }) =>
      readAll((page) =>
        ask((opts) => listAccountMessageTemplates({ ...place, ...page }, opts), { signal }),
      ),
    select: messagesOf,
    staleTime: 60_000,
  })
  return data
}

type OwnMessage = Pick<MessageTemplate, 'key' | 'lang'>

const messagesOf = (templates: readonly MessageTemplate[]): OwnMessage[] =>
  templates.map(({ key, lang }) => ({ key, lang }))

const keysOf = (messages: readonly OwnMessage[]): string[] =>
  [...new Set(messages.map(({ key }) => key))]
    .filter((key) => key !== defaultTemplateKey)
    .toSorted()
