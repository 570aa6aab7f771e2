import { useParams } from 'wouter'
import {
  getAccountMessageTemplate,
  type MessageTemplate,
  type UpdateAccountMessageTemplateBody,
  updateAccountMessageTemplate,
} from '../../../../client/index.ts'
import { useAction } from '../../api/use-action.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { Time } from '../../parts/time.tsx'
import { tell } from '../../parts/toasts.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Loading } from '../../shell/loading.tsx'
import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import '../../styles/templates.css'
import { languageName } from '../../words/formats.ts'
import { useWords } from '../../words/use-words.ts'
import { useBlocked } from './shared/use-blocked.ts'
import { contentOf, draftOf } from './templates/draft.ts'
import { TemplateEditor } from './templates/editor.tsx'
import { SendTest } from './templates/test-dialog.tsx'

/** One message in one language: what it says beside how that looks. */
export function TemplatePage() {
  const { templates: words } = useWords().settings
  const { account } = useWorkspace()
  const { templateId = '' } = useParams<{ templateId?: string }>()
  const { data, error, refetch, isFetching } = useAnswer(['templates', 'one', templateId], (opts) =>
    getAccountMessageTemplate({ slug: account.slug, templateId }, opts),
  )
  if (data && error?.status !== 404) return <One key={data.id} template={data} />
  return (
    <SettingsPage title={words.one}>
      {error ? <Trouble refusal={error} retry={refetch} busy={isFetching} /> : <Loading />}
    </SettingsPage>
  )
}

function One({ template }: { template: MessageTemplate }) {
  const { shared, templates: words } = useWords().settings
  const blockedBy = useBlocked()
  const { mutate, error, isPending } = useSaving(template)
  const { dialog, close } = useOpened()
  const { key, medium, lang, updated_at } = template
  const lead = (
    <>
      {words.media[medium]} · {languageName(lang)} · {words.updated} <Time at={updated_at} />
    </>
  )
  return (
    <SettingsPage title={key} lead={lead}>
      {blockedBy && <Banner>{blockedBy}</Banner>}
      <TemplateEditor
        begin={draftOf(template)}
        submit={shared.save}
        refusal={error}
        {...{ blockedBy, isPending }}
        onSave={(draft) => mutate(contentOf(draft))}
        more={(isChanged) => <TestButton {...{ isChanged, blockedBy }} />}
      />
      {dialog === 'test' && <SendTest {...{ template }} onClose={close} />}
    </SettingsPage>
  )
}

function useSaving({ id: templateId }: MessageTemplate) {
  const { shared } = useWords().settings
  const { account } = useWorkspace()
  return useAction(
    (body: UpdateAccountMessageTemplateBody, opts) =>
      updateAccountMessageTemplate(
        { slug: account.slug, templateId, updateAccountMessageTemplateBody: body },
        opts,
      ),
    { touches: ['templates', 'message-preview'], onDone: () => tell(shared.saved) },
  )
}

type TestButtonProps = { isChanged: boolean; blockedBy: string | undefined }

function TestButton({ isChanged, blockedBy }: TestButtonProps) {
  const { templates: words } = useWords().settings
  const { open } = useOpened()
  const why = blockedBy ?? (isChanged ? words.saveFirst : undefined)
  return (
    <Button blockedBy={why} onPress={() => open('test')}>
      {words.test}
    </Button>
  )
}
