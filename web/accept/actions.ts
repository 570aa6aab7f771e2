import { type Api, createApi, type Outcome } from './api.ts'
import { acceptanceBody, faultsIn } from './draft.ts'
import { type Invite, isRecord, readInvite, textOf } from './invite.ts'
import type { Link } from './link.ts'
import type { Action, OpenState, PageEvent } from './page-state.ts'
import { deadCodes, type Refusal, type Trouble } from './refusals.ts'

type Deps = {
  link: Link
  dispatch: (event: PageEvent) => void
  /** Called before the invite is shown, so that it appears in its own language at once. */
  beforeOpening: (invite: Invite | null) => Promise<void>
}

/** Everything the page does to the world: it asks, and tells the state what came of it. */
export function createActions({ link, dispatch, beforeOpening }: Deps) {
  const api = createApi(link.token)
  let isTold = false
  const tellOnce = () => {
    if (!isTold) void api.tellOpened() // whatever comes of it, the page goes on
    isTold = true
  }
  const send = async (action: Action, ask: () => Promise<Outcome>, done: Done) => {
    dispatch({ type: 'sending', action })
    const outcome = await ask()
    dispatch(
      outcome.ok ? done(outcome.body) : { type: 'refused', action, refusal: outcome.refusal },
    )
  }
  return {
    open: async () => {
      const event = await lookUp(api, link)
      await beforeOpening(event.type === 'opened' ? event.invite : null)
      dispatch(event)
      if (event.type === 'opened') whenSeen(tellOnce)
    },
    accept: async ({ draft, invite }: OpenState) => {
      const faults = faultsIn(draft, invite.requires)
      if (Object.keys(faults).length > 0) return dispatch({ type: 'faultsFound', faults })
      const body = acceptanceBody(link.token, draft, invite.requires)
      await send('accept', () => api.accept(body), acceptedEvent)
    },
    decline: () => send('decline', api.decline, () => ({ type: 'declined' })),
    sendMailLink: () => send('mail_link', api.sendMailLink, () => ({ type: 'mailed' })),
  }
}

export type Actions = ReturnType<typeof createActions>
type Done = (body: unknown) => PageEvent

async function lookUp(api: Api, { token, declining, dead }: Link): Promise<PageEvent> {
  const code = deadCodes.find((known) => known === dead)
  if (code || token === '') return notOpened({ kind: 'dead', code: code ?? 'invite_not_found' })
  const outcome = await api.lookUp()
  if (!outcome.ok) return notOpened(outcome.refusal)
  const invite = readInvite(outcome.body)
  if (invite) return { type: 'opened', invite, declining }
  const trouble: Trouble = { kind: 'unavailable', untilMs: null, reference: '' }
  return notOpened({ kind: 'trouble', trouble })
}

/** Browsers load pages ahead that nobody may ever see. */
function whenSeen(tell: () => void): void {
  if (document.visibilityState === 'visible') tell()
  else document.addEventListener('visibilitychange', tell, { once: true })
}

const notOpened = (refusal: Refusal): PageEvent => ({ type: 'notOpened', refusal })

const acceptedEvent: Done = (body) => {
  const redirectUrl = isRecord(body) ? textOf(body.redirect_url) : ''
  return { type: 'accepted', redirectUrl }
}
