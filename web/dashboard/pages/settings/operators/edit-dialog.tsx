import {
  type Operator,
  type UpdateAccountOperatorBody,
  updateAccountOperator,
} from '../../../../../client/index.ts'
import { Banner } from '../../../parts/banner.tsx'
import { typed } from '../../../parts/form.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { FormDialog } from '../shared/form-dialog.tsx'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { ReachField, useReachField } from './reach-field.tsx'
import { RoleField, useRoleField } from './role-field.tsx'

type EditOperatorProps = { operator: Operator; onClose: () => void }

/** Names, role and reach. Only what changed is sent: one's own names may always be. */
export function EditOperator({ operator, onClose }: EditOperatorProps) {
  const { shared, operators: words } = useWords().settings
  const [role, setRole] = useRoleField(operator.role)
  const reach = useReachField(operator.node_ids)
  const { mutate, dialog } = useOperatorChange(operator, onClose)
  const differs = role !== operator.role || !isSame(reach.nodeIds, operator.node_ids)
  const submit = (form: FormData) => {
    if (reach.refuses()) return
    mutate({
      first_name: typed(form, 'first_name').trim(),
      last_name: typed(form, 'last_name').trim(),
      ...(role !== operator.role && { role }),
      ...(!isSame(reach.nodeIds, operator.node_ids) && { node_ids: reach.nodeIds }),
    })
  }
  return (
    <FormDialog
      title={words.editTitle(operator.name)}
      submit={shared.save}
      {...dialog}
      onSubmit={submit}
    >
      <NameFields operator={operator} />
      <RoleField value={role} onChange={setRole} />
      <ReachField reach={reach} />
      <div role="status">{differs && <Banner mood="fair">{words.demotes}</Banner>}</div>
    </FormDialog>
  )
}

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((id) => others.includes(id))

function useOperatorChange({ id: operatorId }: Operator, onClose: () => void) {
  const { shared } = useWords().settings
  const { account } = useWorkspace()
  return useDialogAction(
    (body: UpdateAccountOperatorBody, opts) =>
      updateAccountOperator(
        { slug: account.slug, operatorId, updateAccountOperatorBody: body },
        opts,
      ),
    { touches: ['operators', 'invites', 'session'], onClose, done: () => shared.saved },
  )
}

function NameFields({ operator }: { operator: Operator }) {
  const { fields } = useWords().settings.operators
  return (
    <div className="pair">
      <TextField
        name="first_name"
        label={fields.first_name}
        isRequired
        autoComplete="off"
        defaultValue={operator.first_name}
      />
      <TextField
        name="last_name"
        label={fields.last_name}
        isRequired
        autoComplete="off"
        defaultValue={operator.last_name}
      />
    </div>
  )
}
