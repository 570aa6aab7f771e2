import { updateAccountOperator } from '../../../../../client/index.ts'
import { useAction } from '../../../api/use-action.ts'
import { Button } from '../../../parts/button.tsx'
import { Form, typed } from '../../../parts/form.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { tell } from '../../../parts/toasts.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'

type Names = { first_name: string; last_name: string }

/** What colleagues and invitees read as one's name. */
export function NamesCard() {
  const { shared, operators, profile: words } = useWords().settings
  const { account, operator } = useWorkspace()
  const { mutate, error, isPending } = useAction(
    (names: Names, opts) =>
      updateAccountOperator(
        { slug: account.slug, operatorId: operator.id, updateAccountOperatorBody: names },
        opts,
      ),
    { touches: ['session', 'operators'], onDone: () => tell(shared.saved) },
  )
  const box = (name: keyof Names) => ({
    name,
    label: operators.fields[name],
    isRequired: true,
    defaultValue: operator[name],
  })
  const submit = (form: FormData) =>
    mutate({
      first_name: typed(form, 'first_name').trim(),
      last_name: typed(form, 'last_name').trim(),
    })
  return (
    <section className="card form-card" aria-labelledby="names-title">
      <h2 id="names-title">{words.names}</h2>
      <Form refusal={error} onSubmit={submit}>
        <div className="pair">
          <TextField {...box('first_name')} autoComplete="given-name" />
          <TextField {...box('last_name')} autoComplete="family-name" />
        </div>
        <TextField
          name="email"
          label={operators.fields.email}
          isRequired
          isReadOnly
          value={operator.email}
          advice={words.emailAdvice}
        />
        <div className="form-foot">
          <Button kind="primary" type="submit" isPending={isPending}>
            {shared.save}
          </Button>
        </div>
      </Form>
    </section>
  )
}
