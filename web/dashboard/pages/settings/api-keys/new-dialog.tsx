import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { type CreatedApiKey, createEnvironmentApiKey } from '../../../../../client/index.ts'
import { permissions } from '../../../../../domain/access.ts'
import { useAction } from '../../../api/use-action.ts'
import { isTexts, useFieldOfForm } from '../../../hooks/use-kept-field.ts'
import { Checkbox } from '../../../parts/checkbox.tsx'
import { typed } from '../../../parts/form.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { FormDialog } from '../shared/form-dialog.tsx'
import { ExpiryField, expiryOf } from './expiry-field.tsx'

type NewApiKeyProps = { onCreated: (key: CreatedApiKey) => void; onClose: () => void }

export function NewApiKey({ onCreated, onClose }: NewApiKeyProps) {
  const { shared, apiKeys: words } = useWords().settings
  const { environment } = useWorkspace()
  const { mutate, error, isPending } = useAction(
    (body: ReturnType<typeof bodyOf>, opts) =>
      createEnvironmentApiKey({ id: environment.id, createEnvironmentApiKeyBody: body }, opts),
    { touches: ['api-keys', 'setup'], onDone: onCreated },
  )
  return (
    <FormDialog
      title={words.createTitle}
      submit={words.submit}
      refusal={error}
      {...{ isPending, onClose }}
      onSubmit={(form) => mutate(bodyOf(form))}
    >
      <TextField name="name" label={shared.name} isRequired autoFocus />
      <PermissionFields />
      <ExpiryField options={['90', '30', '365', 'date', 'never']} />
    </FormDialog>
  )
}

const bodyOf = (form: FormData) => {
  const chosen = form.getAll('permissions')
  return {
    name: typed(form, 'name').trim(),
    permissions: permissions.filter((permission) => chosen.includes(permission)),
    expires_at: expiryOf(form) ?? null,
  }
}

const usual: readonly string[] = ['invite.read', 'invite.manage']

function PermissionFields() {
  const { apiKeys: words } = useWords().settings
  const [chosen, setChosen] = useFieldOfForm({
    name: 'permissions',
    begin: usual,
    isKind: isTexts,
  })
  return (
    <CheckboxGroup
      name="permissions"
      className="field"
      value={[...chosen]}
      onChange={setChosen}
      validate={(ticked) => (ticked.length === 0 ? words.choosePermission : null)}
    >
      <div className="label">
        <Label>{words.permissions}</Label>
      </div>
      <div className="choices">
        {permissions.map((permission) => (
          <Checkbox key={permission} value={permission}>
            {words.permission[permission]} <span className="code">{permission}</span>
          </Checkbox>
        ))}
      </div>
      <FieldError className="fault" />
    </CheckboxGroup>
  )
}
