import { type Application, deleteEnvironmentApplication } from '../../../../../client/index.ts'
import type { Pages } from '../../../api/use-answer.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { DeleteDialog } from '../shared/delete-dialog.tsx'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { useRow } from '../shared/use-row.ts'
import { EditApplication, NewApplication } from './forms.tsx'
import { useApplicationChange } from './menu.tsx'

/** Whichever dialog of the Applications the address names. */
export function ApplicationDialogs({ listing }: { listing: Pages<Application> }) {
  const { dialog, about, close } = useOpened()
  const application = useRow(listing, about)
  if (dialog === 'new') return <NewApplication onClose={close} />
  if (!application) return null
  if (dialog === 'edit') return <EditApplication {...{ application }} onClose={close} />
  if (dialog === 'delete') return <DeleteApplication {...{ application }} onClose={close} />
  return null
}

type DeleteApplicationProps = { application: Application; onClose: () => void }

function DeleteApplication({ application, onClose }: DeleteApplicationProps) {
  const { applications: words } = useWords().settings
  const { environment } = useWorkspace()
  const { client_name: name, enabled, is_default: isDefault } = application
  const change = useApplicationChange(application, onClose)
  const { mutate, dialog } = useDialogAction(
    (applicationId: string, opts) =>
      deleteEnvironmentApplication({ id: environment.id, applicationId }, opts),
    { touches: ['applications', 'setup'], onClose, done: () => words.deleted(name) },
  )
  const disable = () => change.mutate({ enabled: false })
  return (
    <DeleteDialog
      {...dialog}
      title={words.deleteTitle(name)}
      onConfirm={() => mutate(application.id)}
      disable={enabled && !isDefault ? disable : undefined}
    >
      <p>{words.deleteText}</p>
    </DeleteDialog>
  )
}
