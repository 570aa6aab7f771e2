import type { ComponentProps, Dispatch } from 'react'
import type { Field as FieldName } from '../draft.ts'
import type { OpenState, PageEvent } from '../page-state.ts'
import { useWords } from '../words/context.tsx'
import { Field } from './field.tsx'
import { PasswordField, StrengthMeter } from './password-field.tsx'

type FieldsProps = { state: OpenState; dispatch: Dispatch<PageEvent> }

const nameFields = [
  { name: 'first_name', autoComplete: 'given-name' },
  { name: 'last_name', autoComplete: 'family-name' },
] as const

/** First and last name, in the order the language puts them. */
export function NameFields(props: FieldsProps) {
  const { familyNameFirst } = useWords()
  const order = familyNameFirst ? nameFields.toReversed() : nameFields
  return (
    <div className="names">
      {order.map(({ name, autoComplete }) => (
        <Field key={name} {...fieldProps(props, name, autoComplete)} />
      ))}
    </div>
  )
}

/** A new password with its strength, or the current one. */
export function SecretField(props: FieldsProps) {
  const { draft, invite } = props.state
  if (invite.requires === 'current_password') {
    return <PasswordField {...fieldProps(props, 'current_password', 'current-password')} />
  }
  const names = [draft.first_name, draft.last_name, invite.accountName, invite.applicationName]
  const field = fieldProps(props, 'password', 'new-password')
  // However strong it looks, a password that leaked is worth nothing.
  const leaked = field.fault === 'breached'
  const meter = leaked ? null : <StrengthMeter password={draft.password} names={names} />
  return <PasswordField {...field} advice={meter} />
}

function fieldProps({ state, dispatch }: FieldsProps, name: FieldName, autoComplete: string) {
  const input: ComponentProps<'input'> = {
    autoComplete,
    value: state.draft[name],
    readOnly: state.sending !== null,
    onChange: ({ target }) => dispatch({ type: 'edited', change: { [name]: target.value } }),
  }
  return { name, fault: state.faults[name], input }
}
