import { type ReactNode, useEffect } from 'react'
import { AcceptForm } from './steps/accept-form.tsx'
import { Accepted } from './steps/accepted.tsx'
import { Closing } from './steps/closing.tsx'
import { Dead } from './steps/dead.tsx'
import { Decline } from './steps/decline.tsx'
import { Loading } from './steps/loading.tsx'
import { MailLink } from './steps/mail-link.tsx'
import { Unreachable } from './steps/unreachable.tsx'
import { type Acceptance, useAcceptance } from './use-acceptance.ts'
import type { Words } from './words/catalogues.ts'
import { LanguageContext } from './words/context.tsx'

/** The hosted accept page: one card, whose content is the state's own component. Spec §8. */
export function AcceptPage() {
  const acceptance = useAcceptance()
  const { state, language } = acceptance
  const { tag, words } = language
  useEffect(() => {
    document.documentElement.lang = tag
    document.documentElement.dir = words.dir
  }, [tag, words])
  const loading = state.step === 'loading'
  return (
    <LanguageContext value={language}>
      <main className={loading ? 'card skeleton' : 'card'} aria-busy={loading}>
        <p role="status" className="unseen">
          {progress(acceptance, words)}
        </p>
        <Step key={tag} {...acceptance} />
      </main>
    </LanguageContext>
  )
}

function progress({ state }: Acceptance, words: Words): string {
  if (!('sending' in state) || !state.sending) return ''
  const said = {
    accept: words.accepting,
    decline: words.decline.declining,
    mail_link: words.sending,
  }
  return said[state.sending]
}

function Step({ state, actions, dispatch }: Acceptance): ReactNode {
  switch (state.step) {
    case 'loading':
      return <Loading />
    case 'unreachable':
      return <Unreachable trouble={state.trouble} retry={actions.reopen} />
    case 'dead':
      return <Dead code={state.code} />
    case 'form':
      return <AcceptForm key={state.invite.requires} {...{ state, actions, dispatch }} />
    case 'mail_link':
      return <MailLink state={state} actions={actions} />
    case 'decline':
      return <Decline state={state} actions={actions} />
    case 'inbox':
    case 'declined':
      return <Closing step={state.step} invite={state.invite} />
    case 'accepted':
      return <Accepted invite={state.invite} redirectUrl={state.redirectUrl} />
  }
}
