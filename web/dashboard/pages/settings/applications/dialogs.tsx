import { type Application, deleteEnvironmentApplication } from '../../../../../client/index.ts'
import { useAction } from '../../../api/use-action.ts'
import type { Pages } from '../../../api/use-answer.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { tell } from '../../../parts/toasts.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { DeleteDialog } from '../shared/delete-dialog.tsx'
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
  const deletion = useAction(
    (applicationId: string, opts) =>
      deleteEnvironmentApplication({ id: environment.id, applicationId }, opts),
    {
      touches: ['applications', 'setup'],
      onDone: () => {
        onClose()
        tell(words.deleted(name))
      },
    },
  )
  const disable = () => change.mutate({ enabled: false })
  return (
    <DeleteDialog
      title={words.deleteTitle(name)}
      deletion={deletion}
      onConfirm={() => deletion.mutate(application.id)}
      disable={enabled && !isDefault ? disable : undefined}
      onClose={onClose}
    >
      <p>{words.deleteText}</p>
    </DeleteDialog>
  )
}
