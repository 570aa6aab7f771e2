import { type ApiKey, updateEnvironmentApiKey } from '../../../../../client/index.ts'
import { typed } from '../../../parts/form.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { FormDialog } from '../shared/form-dialog.tsx'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { ExpiryField, expiryOf } from './expiry-field.tsx'

/** Another name, or a sooner end. What a key may do never changes. */
export function EditApiKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { shared, apiKeys: words } = useWords().settings
  const { environment } = useWorkspace()
  const place = { id: environment.id, keyId: apiKey.id }
  const { mutate, dialog } = useDialogAction(
    (body: ReturnType<typeof bodyOf>, opts) =>
      updateEnvironmentApiKey({ ...place, updateEnvironmentApiKeyBody: body }, opts),
    { touches: ['api-keys'], onClose, done: () => shared.saved },
  )
  return (
    <FormDialog
      title={words.editTitle(apiKey.name)}
      submit={shared.save}
      {...dialog}
      onSubmit={(form) => mutate(bodyOf(form))}
    >
      <TextField name="name" label={shared.name} isRequired defaultValue={apiKey.name} autoFocus />
      <ExpiryField options={['keep', '30', '90', '365', 'date']} advice={words.sooner} />
    </FormDialog>
  )
}

const bodyOf = (form: FormData) => {
  const expiry = expiryOf(form)
  return { name: typed(form, 'name').trim(), ...(expiry && { expires_at: expiry }) }
}
