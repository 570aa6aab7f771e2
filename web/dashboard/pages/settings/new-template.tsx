import { useLocation, useSearch } from 'wouter'
import { createAccountMessageTemplate } from '../../../../client/index.ts'
import { useAction } from '../../api/use-action.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { tell } from '../../parts/toasts.tsx'
import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import '../../styles/templates.css'
import { useWords } from '../../words/use-words.ts'
import { useBlocked } from './shared/use-blocked.ts'
import { newBodyOf, type TemplateDraft } from './templates/draft.ts'
import { TemplateEditor } from './templates/editor.tsx'

/** A new message, or with `?key=` one more language of it. It begins with words, not empty. */
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
        <TemplateEditor
          key={key}
          begin={{ key, medium: 'EMAIL', lang: key ? '' : 'en', ...words.samples.EMAIL }}
          isNew
          submit={words.submit}
          refusal={error}
          {...{ blockedBy, isPending }}
          onSave={(draft) => mutate(draft)}
        />
      )}
    </SettingsPage>
  )
}
