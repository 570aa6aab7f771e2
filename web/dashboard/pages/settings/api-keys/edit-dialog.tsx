import { type ApiKey, updateEnvironmentApiKey } from '../../../../../client/index.ts'
import { useAction } from '../../../api/use-action.ts'
import { typed } from '../../../parts/form.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { tell } from '../../../parts/toasts.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { FormDialog } from '../shared/form-dialog.tsx'
import { ExpiryField, expiryOf } from './expiry-field.tsx'

/** Another name, or a sooner end. What a key may do never changes. */
export function EditApiKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { shared, apiKeys: words } = useWords().settings
  const { environment } = useWorkspace()
  const place = { id: environment.id, keyId: apiKey.id }
  const { mutate, error, isPending } = useAction(
    (body: ReturnType<typeof bodyOf>, opts) =>
      updateEnvironmentApiKey({ ...place, updateEnvironmentApiKeyBody: body }, opts),
    {
      touches: ['api-keys'],
      onDone: () => {
        onClose()
        tell(shared.saved)
      },
    },
  )
  return (
    <FormDialog
      title={words.editTitle(apiKey.name)}
      submit={shared.save}
      refusal={error}
      {...{ isPending, onClose }}
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
