import { useEffect, useRef } from 'react'
import { fields } from '../draft.ts'
import type { OpenState } from '../page-state.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { Button } from '../parts/button.tsx'
import { Invitation } from '../parts/invitation.tsx'
import { NameFields, SecretField } from '../parts/person-fields.tsx'
import type { Acceptance } from '../use-acceptance.ts'
import { useWords } from '../words/context.tsx'

type FormProps = Pick<Acceptance, 'actions' | 'dispatch'> & { state: OpenState }

/** Names and a password: a new one, or the current one of a person already known. */
export function AcceptForm({ state, actions, dispatch }: FormProps) {
  const words = useWords()
  const known = state.invite.requires === 'current_password'
  const form = useFocusOnFaults(state)
  return (
    <>
      <Invitation invite={state.invite} />
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          actions.accept(state)
        }}
      >
        <p role="alert" className="unseen">
          {Object.keys(state.faults).length > 0 && words.checkFields}
        </p>
        <NameFields state={state} dispatch={dispatch} />
        {known && <p className="lead">{words.known(state.invite.accountName)}</p>}
        {/* Keeps password managers from taking a name for the user name, which the page is not told. */}
        <input type="text" name="username" autoComplete="username" hidden />
        <SecretField state={state} dispatch={dispatch} />
        <ActionButton
          action="accept"
          state={state}
          kind="primary"
          type="submit"
          sending={words.accepting}
        >
          {words.accept}
        </ActionButton>
      </form>
      {known && <LinkInstead state={state} actions={actions} />}
      <Button kind="quiet" blocked={state.sending !== null} onPress={() => actions.turn(true)}>
        {words.toDecline}
      </Button>
    </>
  )
}

function LinkInstead({ state, actions }: Omit<FormProps, 'dispatch'>) {
  const words = useWords()
  return (
    <section className="aside">
      <p>{words.forgotten}</p>
      <ActionButton
        action="mail_link"
        state={state}
        kind="secondary"
        sending={words.sending}
        onPress={actions.sendMailLink}
      >
        {words.sendLinkInstead}
      </ActionButton>
    </section>
  )
}

/** Leads to the first bad field whenever faults are found, in the order they are shown. */
function useFocusOnFaults({ faults, faultRound }: OpenState) {
  const form = useRef<HTMLFormElement>(null)
  const bad = useRef(faults)
  bad.current = faults
  useEffect(() => {
    if (faultRound === 0) return
    const inputs = [...(form.current?.querySelectorAll('input') ?? [])]
    const first = inputs.find(({ name }) => fields.some((f) => f === name && bad.current[f]))
    first?.focus()
  }, [faultRound])
  return form
}
