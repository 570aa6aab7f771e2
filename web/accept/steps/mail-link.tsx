import type { OpenState } from '../page-state.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { Button } from '../parts/button.tsx'
import { Heading } from '../parts/heading.tsx'
import { MailBadge } from '../parts/icons.tsx'
import type { Acceptance } from '../use-acceptance.ts'
import { useWords } from '../words/context.tsx'

type MailLinkProps = Pick<Acceptance, 'actions'> & { state: OpenState }

/** For a person whose proof is the mailbox: only the mailed link can go on from here. */
export function MailLink({ state, actions }: MailLinkProps) {
  const words = useWords()
  const { mailLink } = words
  return (
    <>
      <Heading title={mailLink.title} icon={<MailBadge />}>
        <p>{mailLink.text(state.invite.accountName, state.invite.sentTo)}</p>
      </Heading>
      <div className="choices">
        <ActionButton
          action="mail_link"
          state={state}
          kind="primary"
          sending={words.sending}
          onPress={actions.sendMailLink}
        >
          {mailLink.send}
        </ActionButton>
        <Button kind="quiet" blocked={state.sending !== null} onPress={() => actions.turn(true)}>
          {words.toDecline}
        </Button>
      </div>
    </>
  )
}
