import {
  createAccountEnvironment,
  type Environment,
  updateEnvironment,
} from '../../../../../client/index.ts'
import type { Pages } from '../../../api/use-answer.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { typed } from '../../../parts/form.tsx'
import { Switch } from '../../../parts/switch.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { FormDialog } from '../shared/form-dialog.tsx'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { useRow } from '../shared/use-row.ts'
import { SuspendEnvironment } from './suspend-dialog.tsx'

const touches = ['environments', 'session']

/** Whichever dialog of the Environments the address names. */
export function EnvironmentDialogs({ listing }: { listing: Pages<Environment> }) {
  const { dialog, about, close } = useOpened()
  const environment = useRow(listing, about)
  if (dialog === 'new') return <NewEnvironment onClose={close} />
  if (!environment) return null
  if (dialog === 'edit') return <EditEnvironment {...{ environment }} onClose={close} />
  if (dialog === 'suspend') return <SuspendEnvironment {...{ environment }} onClose={close} />
  return null
}

function NewEnvironment({ onClose }: { onClose: () => void }) {
  const { environments: words } = useWords().settings
  const { account } = useWorkspace()
  const { mutate, dialog } = useDialogAction(
    (body: ReturnType<typeof bodyOf>, opts) =>
      createAccountEnvironment({ slug: account.slug, createAccountEnvironmentBody: body }, opts),
    { touches, onClose, done: ({ name }) => words.created(name) },
  )
  return (
    <FormDialog
      title={words.createTitle}
      submit={words.submit}
      {...dialog}
      onSubmit={(form) => mutate(bodyOf(form))}
    >
      <EnvironmentFields />
    </FormDialog>
  )
}

type EditEnvironmentProps = { environment: Environment; onClose: () => void }

function EditEnvironment({ environment, onClose }: EditEnvironmentProps) {
  const { shared, environments: words } = useWords().settings
  const { mutate, dialog } = useDialogAction(
    (body: ReturnType<typeof bodyOf>, opts) =>
      updateEnvironment({ id: environment.id, updateEnvironmentBody: body }, opts),
    { touches, onClose, done: () => shared.saved },
  )
  return (
    <FormDialog
      title={words.editTitle(environment.name)}
      submit={shared.save}
      {...dialog}
      onSubmit={(form) => mutate(bodyOf(form))}
    >
      <EnvironmentFields environment={environment} />
    </FormDialog>
  )
}

const bodyOf = (form: FormData) => ({
  name: typed(form, 'name').trim(),
  hierarchy_enabled: form.has('hierarchy_enabled'),
})

function EnvironmentFields({ environment }: { environment?: Environment }) {
  const { fields, advice } = useWords().settings.environments
  return (
    <>
      <TextField
        name="name"
        label={fields.name}
        isRequired
        defaultValue={environment?.name ?? ''}
        autoFocus
      />
      <Switch
        name="hierarchy_enabled"
        value="on"
        defaultSelected={environment?.hierarchy_enabled ?? true}
        advice={advice.hierarchy_enabled}
      >
        {fields.hierarchy_enabled}
      </Switch>
    </>
  )
}
