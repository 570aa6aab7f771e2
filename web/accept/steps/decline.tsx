import type { OpenState } from '../page-state.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { Button } from '../parts/button.tsx'
import { Heading } from '../parts/heading.tsx'
import { ClosedBadge } from '../parts/icons.tsx'
import type { Acceptance } from '../use-acceptance.ts'
import { useWords } from '../words/context.tsx'

type DeclineProps = Pick<Acceptance, 'actions'> & { state: OpenState }

/** Asks first: the mail's decline link only leads here, and opening it changes nothing. */
export function Decline({ state, actions }: DeclineProps) {
  const { decline } = useWords()
  return (
    <>
      <Heading title={decline.title(state.invite.accountName)} icon={<ClosedBadge />}>
        <p>{decline.text}</p>
      </Heading>
      <div className="choices">
        <ActionButton
          action="decline"
          state={state}
          kind="danger"
          sending={decline.declining}
          onPress={actions.decline}
        >
          {decline.confirm}
        </ActionButton>
        <Button
          kind="secondary"
          blocked={state.sending !== null}
          onPress={() => actions.turn(false)}
        >
          {decline.back}
        </Button>
      </div>
    </>
  )
}
