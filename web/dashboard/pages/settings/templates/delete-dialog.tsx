import { Link } from 'wouter'
import { deleteAccountMessageTemplate, type MessageTemplate } from '../../../../../client/index.ts'
import { defaultTemplateKey } from '../../../../../domain/message-template.ts'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { languageName } from '../../../words/formats.ts'
import { useWords } from '../../../words/use-words.ts'
import { useDialogAction } from '../shared/use-dialog-action.ts'

type DeleteTemplateProps = { template: MessageTemplate; onClose: () => void }

/** Asks before deleting. Where pending invites need it, it says so and leads to them. */
export function DeleteTemplate({ template, onClose }: DeleteTemplateProps) {
  const { templates: words } = useWords().settings
  const { account } = useWorkspace()
  const { id, key, lang } = template
  const name = words.rowName(key, languageName(lang))
  const { mutate, dialog } = useDialogAction(
    (templateId: string, opts) =>
      deleteAccountMessageTemplate({ slug: account.slug, templateId }, opts),
    {
      touches: ['templates', 'message-preview'],
      onClose,
      done: () => words.deleted(name),
    },
  )
  const isDefault = key === defaultTemplateKey
  return (
    <ConfirmDialog
      isOpen
      title={words.deleteTitle(name)}
      confirm={words.deleteConfirm}
      onConfirm={() => mutate(id)}
      {...dialog}
    >
      <p>{isDefault ? words.deleteDefault : words.deleteText}</p>
      {dialog.refusal?.code === 'template_in_use' && <WaysOut id={id} />}
    </ConfirmDialog>
  )
}

function WaysOut({ id }: { id: string }) {
  const { templates: words } = useWords().settings
  const { environment } = useWorkspace()
  return (
    <p className="toolbar">
      <Link href={`/settings/templates/${id}`}>{words.rather}</Link>
      <Link href={`/e/${environment.id}/identities?tab=invites&view=pending`}>
        {words.seePending}
      </Link>
    </p>
  )
}
