import type { ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import { createAccountMessageTemplate } from '../../../../client/index.ts'
import { useAction } from '../../api/use-action.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { tell } from '../../parts/toasts.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Loading } from '../../shell/loading.tsx'
import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import '../../styles/templates.css'
import { useWords } from '../../words/use-words.ts'
import { useBlocked } from './shared/use-blocked.ts'
import { newBodyOf, type TemplateDraft } from './templates/draft.ts'
import { TemplateEditor } from './templates/editor.tsx'
import { useStarters } from './templates/starters.ts'

/** A new message, or with `?key=` one more language of it. */
export function NewTemplatePage() {
  const { templates: words } = useWords().settings
  const { account } = useWorkspace()
  const blockedBy = useBlocked()
  const [, navigate] = useLocation()
  const key = new URLSearchParams(useSearch()).get('key') ?? ''
  const { mutate, error, isPending } = useAction(
    (draft: TemplateDraft, opts) =>
      createAccountMessageTemplate(
        { slug: account.slug, newMessageTemplate: newBodyOf(draft) },
        opts,
      ),
    {
      touches: ['templates', 'message-preview'],
      onDone: ({ id }) => {
        tell(words.created)
        navigate(`/settings/templates/${id}`, { replace: true })
      },
    },
  )
  return (
    <SettingsPage title={words.createTitle} lead={words.lead}>
      {blockedBy ? (
        <EmptyState title={words.create}>{blockedBy}</EmptyState>
      ) : (
        <Begun key={key} name={key}>
          {({ starters, medium }) => (
            <TemplateEditor
              begin={{ key, medium, lang: key ? '' : 'en', ...starters[medium] }}
              starters={starters}
              submit={words.submit}
              refusal={error}
              {...{ blockedBy, isPending }}
              onSave={(draft) => mutate(draft)}
            />
          )}
        </Begun>
      )}
    </SettingsPage>
  )
}

type Begin = Pick<ReturnType<typeof useStarters>, 'starters' | 'medium'>
type BegunProps = { name: string; children: (begin: Begin) => ReactNode }

/** Waits for what the message says in other languages. */
function Begun({ name, children }: BegunProps) {
  const { isThere, error, refetch, isFetching, ...begin } = useStarters(name)
  if (isThere) return children(begin)
  return error ? <Trouble refusal={error} retry={refetch} busy={isFetching} /> : <Loading />
}
