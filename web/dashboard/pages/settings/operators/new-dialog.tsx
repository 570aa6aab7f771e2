import {
  type CreateAccountOperatorBody,
  createAccountOperator,
} from '../../../../../client/index.ts'
import { typed } from '../../../parts/form.tsx'
import { PasswordField } from '../../../parts/password-field.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { FormDialog } from '../shared/form-dialog.tsx'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { ReachField, useReachField } from './reach-field.tsx'
import { RoleField, useRoleField } from './role-field.tsx'

export function NewOperator({ onClose }: { onClose: () => void }) {
  const { operators: words } = useWords().settings
  const { account } = useWorkspace()
  const [role, setRole] = useRoleField('user_invite')
  const reach = useReachField([])
  const { mutate, dialog } = useDialogAction(
    (body: CreateAccountOperatorBody, opts) =>
      createAccountOperator({ slug: account.slug, createAccountOperatorBody: body }, opts),
    { touches: ['operators'], onClose, done: ({ name }) => words.added(name) },
  )
  const submit = (form: FormData) => {
    if (reach.refuses()) return
    mutate({
      email: typed(form, 'email').trim(),
      first_name: typed(form, 'first_name').trim(),
      last_name: typed(form, 'last_name').trim(),
      password: typed(form, 'password'),
      role,
      node_ids: reach.nodeIds,
    })
  }
  return (
    <FormDialog title={words.createTitle} submit={words.submit} {...dialog} onSubmit={submit}>
      <PersonFields />
      <RoleField value={role} onChange={setRole} />
      <ReachField reach={reach} />
    </FormDialog>
  )
}

function PersonFields() {
  const { fields, passwordAdvice } = useWords().settings.operators
  return (
    <>
      <TextField
        name="email"
        label={fields.email}
        isRequired
        type="email"
        autoComplete="off"
        autoFocus
      />
      <div className="pair">
        <TextField name="first_name" label={fields.first_name} isRequired autoComplete="off" />
        <TextField name="last_name" label={fields.last_name} isRequired autoComplete="off" />
      </div>
      <PasswordField
        name="password"
        label={fields.password}
        isRequired
        autoComplete="new-password"
        advice={passwordAdvice}
      />
    </>
  )
}
