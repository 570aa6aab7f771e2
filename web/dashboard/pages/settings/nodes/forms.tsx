import {
  createEnvironmentNode,
  type NodeBranch,
  updateEnvironmentNode,
} from '../../../../../client/index.ts'
import { typed } from '../../../parts/form.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { FormDialog } from '../shared/form-dialog.tsx'
import { useDialogAction } from '../shared/use-dialog-action.ts'

export function AddNode({ parent, onClose }: { parent: NodeBranch; onClose: () => void }) {
  const { shared, nodes: words } = useWords().settings
  const { environment } = useWorkspace()
  const { mutate, dialog } = useDialogAction(
    (body: { name: string; parent_id: string }, opts) =>
      createEnvironmentNode({ id: environment.id, createEnvironmentNodeBody: body }, opts),
    { touches: ['nodes', 'setup'], onClose, done: ({ name }) => words.added(name) },
  )
  const submit = (form: FormData) =>
    mutate({ name: typed(form, 'name').trim(), parent_id: parent.id })
  return (
    <FormDialog
      title={words.addBelowTitle(parent.name)}
      submit={words.submit}
      {...dialog}
      onSubmit={submit}
    >
      <TextField
        name="name"
        label={shared.name}
        advice={words.addBelowAdvice}
        isRequired
        autoFocus
      />
    </FormDialog>
  )
}

export function RenameNode({ node, onClose }: { node: NodeBranch; onClose: () => void }) {
  const { shared, nodes: words } = useWords().settings
  const { environment } = useWorkspace()
  const place = { id: environment.id, nodeId: node.id }
  const { mutate, dialog } = useDialogAction(
    (body: { name: string }, opts) =>
      updateEnvironmentNode({ ...place, updateEnvironmentNodeBody: body }, opts),
    { touches: ['nodes'], onClose, done: () => shared.saved },
  )
  return (
    <FormDialog
      title={words.renameTitle(node.name)}
      submit={shared.save}
      {...dialog}
      onSubmit={(form) => mutate({ name: typed(form, 'name').trim() })}
    >
      <TextField name="name" label={shared.name} isRequired defaultValue={node.name} autoFocus />
    </FormDialog>
  )
}
