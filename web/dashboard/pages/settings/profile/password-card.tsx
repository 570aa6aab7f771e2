import { useMemo, useState } from 'react'
import { updateAccountOperator } from '../../../../../client/index.ts'
import { Refusal } from '../../../api/refusal.ts'
import { useAction } from '../../../api/use-action.ts'
import { Button } from '../../../parts/button.tsx'
import { Form, typed } from '../../../parts/form.tsx'
import { PasswordField, StrengthMeter } from '../../../parts/password-field.tsx'
import { tell } from '../../../parts/toasts.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'

type Passwords = { current_password: string; password: string }

/** Another password, for who knows the one there is. Every other session ends. */
export function PasswordCard() {
  const { profile: words } = useWords().settings
  const { account, operator } = useWorkspace()
  const [changes, setChanges] = useState(0)
  const { mutate, error, isPending } = useAction(
    (passwords: Passwords, opts) =>
      updateAccountOperator(
        { slug: account.slug, operatorId: operator.id, updateAccountOperatorBody: passwords },
        opts,
      ),
    {
      onDone: () => {
        setChanges((count) => count + 1)
        tell(words.changed)
      },
    },
  )
  const submit = (form: FormData) =>
    mutate({
      current_password: typed(form, 'current_password'),
      password: typed(form, 'password'),
    })
  return (
    <section className="card form-card" aria-labelledby="password-title">
      <h2 id="password-title">{words.password}</h2>
      <Form key={changes} refusal={useAtCurrent(error)} onSubmit={submit}>
        <PasswordField
          name="current_password"
          label={words.current}
          isRequired
          autoComplete="current-password"
        />
        <NewPassword />
        <p className="advice">{words.endsOthers}</p>
        <div className="form-foot">
          <Button kind="primary" type="submit" isPending={isPending}>
            {words.change}
          </Button>
        </div>
      </Form>
    </section>
  )
}

function NewPassword() {
  const { profile: words } = useWords().settings
  const { operator, account } = useWorkspace()
  const [password, setPassword] = useState('')
  const { first_name, last_name, email } = operator
  const names = [account.name, first_name, last_name, email]
  return (
    <PasswordField
      name="password"
      label={words.new}
      isRequired
      autoComplete="new-password"
      value={password}
      onChange={setPassword}
      advice={<StrengthMeter {...{ password, names }} />}
    />
  )
}

/** Elsewhere wrong credentials are an address or a password; here it can only be the one. */
function useAtCurrent(refusal: Refusal | null): Refusal | null {
  const { wrong } = useWords().settings.profile
  return useMemo(() => {
    if (refusal?.code !== 'invalid_credentials') return refusal
    const { code } = refusal
    const errors = [{ field: 'current_password', code, message: wrong }]
    return new Refusal({ ...refusal, code, errors })
  }, [refusal, wrong])
}
