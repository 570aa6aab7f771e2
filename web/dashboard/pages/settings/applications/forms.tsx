import {
  type Application,
  createEnvironmentApplication,
  updateEnvironmentApplication,
} from '../../../../../client/index.ts'
import { typed } from '../../../parts/form.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { FormDialog } from '../shared/form-dialog.tsx'
import { linesOf, useLineFaults } from '../shared/lines.ts'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { AddressFields, NameField } from './fields.tsx'

type NewApplicationProps = { onClose: () => void }

export function NewApplication({ onClose }: NewApplicationProps) {
  const { applications: words } = useWords().settings
  const { environment } = useWorkspace()
  const { mutate, dialog } = useDialogAction(
    (body: ReturnType<typeof bodyOf> & { client_id?: string }, opts) =>
      createEnvironmentApplication(
        { id: environment.id, createEnvironmentApplicationBody: body },
        opts,
      ),
    {
      touches: ['applications', 'setup'],
      onClose,
      done: ({ client_name: name }) => words.created(name),
    },
  )
  const submit = (form: FormData) => {
    const clientId = typed(form, 'client_id').trim()
    mutate({ ...bodyOf(form), ...(clientId && { client_id: clientId }) })
  }
  return (
    <FormDialog
      title={words.createTitle}
      submit={words.submit}
      {...dialog}
      refusal={useLineFaults('redirect_uris', dialog.refusal)}
      onSubmit={submit}
    >
      <NameField />
      <TextField
        name="client_id"
        label={words.fields.client_id}
        advice={words.advice.client_id}
        spellCheck="false"
      />
      <AddressFields />
    </FormDialog>
  )
}

type EditApplicationProps = { application: Application; onClose: () => void }

export function EditApplication({ application, onClose }: EditApplicationProps) {
  const { shared, applications: words } = useWords().settings
  const { environment } = useWorkspace()
  const place = { id: environment.id, applicationId: application.id }
  const { mutate, dialog } = useDialogAction(
    (body: ReturnType<typeof bodyOf>, opts) =>
      updateEnvironmentApplication({ ...place, updateEnvironmentApplicationBody: body }, opts),
    { touches: ['applications', 'setup'], onClose, done: () => shared.saved },
  )
  return (
    <FormDialog
      title={words.editTitle(application.client_name)}
      submit={shared.save}
      {...dialog}
      refusal={useLineFaults('redirect_uris', dialog.refusal)}
      onSubmit={(form) => mutate(bodyOf(form))}
    >
      <NameField value={application.client_name} />
      <AddressFields application={application} />
    </FormDialog>
  )
}

const bodyOf = (form: FormData) => ({
  client_name: typed(form, 'client_name').trim(),
  invite_redirect_url: typed(form, 'invite_redirect_url').trim() || null,
  initiate_login_uri: typed(form, 'initiate_login_uri').trim() || null,
  redirect_uris: linesOf(typed(form, 'redirect_uris')),
})
