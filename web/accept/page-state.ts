import { type Draft, draftFor, type Faults } from './draft.ts'
import type { Invite } from './invite.ts'
import type { DeadCode, Refusal, Trouble } from './refusals.ts'

/** What a person can ask of a living link. */
export type Action = 'accept' | 'decline' | 'mail_link'

/** A living invite: the form, the "only by mail" step, or the question before declining. */
export type OpenState = {
  step: 'form' | 'mail_link' | 'decline'
  invite: Invite
  draft: Draft
  faults: Faults
  /** Counts the times faults were found, for focus moves then and not while they are mended. */
  faultRound: number
  sending: Action | null
  trouble: (Trouble & { action: Action }) | null
}

export type PageState =
  | { step: 'loading' }
  | { step: 'unreachable'; trouble: Trouble }
  | { step: 'dead'; code: DeadCode }
  | OpenState
  | { step: 'inbox' | 'declined'; invite: Invite }
  | { step: 'accepted'; invite: Invite; redirectUrl: string }

export type PageEvent =
  | { type: 'opened'; invite: Invite; declining: boolean }
  | { type: 'notOpened'; refusal: Refusal }
  | { type: 'reopening' }
  | { type: 'turned'; declining: boolean }
  | { type: 'edited'; change: Partial<Draft> }
  | { type: 'faultsFound'; faults: Faults }
  | { type: 'sending'; action: Action }
  | { type: 'accepted'; redirectUrl: string }
  | { type: 'mailed' | 'declined' }
  | { type: 'refused'; action: Action; refusal: Refusal }

/** The whole life of the page. Events that make no sense in a state leave it as it is. */
export function nextState(state: PageState, event: PageEvent): PageState {
  if (event.type === 'opened') return openedState(event.invite, event.declining)
  if (event.type === 'notOpened') return closedState(event.refusal)
  if (event.type === 'reopening') return { step: 'loading' }
  return 'draft' in state ? nextOpenState(state, event) : state
}

type OpenEvent = Exclude<PageEvent, { type: 'opened' | 'notOpened' | 'reopening' }>

function nextOpenState(state: OpenState, event: OpenEvent): PageState {
  switch (event.type) {
    case 'turned':
      return state.sending
        ? state
        : { ...state, ...calm, step: stepOf(state.invite, event.declining) }
    case 'edited':
      return {
        ...state,
        draft: { ...state.draft, ...event.change },
        faults: mended(state, event.change),
      }
    case 'faultsFound':
      return { ...state, ...calm, faults: event.faults, faultRound: state.faultRound + 1 }
    case 'sending':
      return { ...state, ...calm, sending: event.action }
    case 'accepted':
      return { step: 'accepted', invite: state.invite, redirectUrl: event.redirectUrl }
    case 'mailed':
      return { step: 'inbox', invite: state.invite }
    case 'declined':
      return { step: 'declined', invite: state.invite }
    case 'refused':
      return refusedState(state, event.action, event.refusal)
  }
}

const calm = { faults: {}, sending: null, trouble: null } satisfies Partial<OpenState>

function openedState(invite: Invite, declining: boolean): OpenState {
  const step = stepOf(invite, declining)
  return { ...calm, step, invite, draft: draftFor(invite), faultRound: 0 }
}

function stepOf({ requires }: Invite, declining: boolean): OpenState['step'] {
  if (declining) return 'decline'
  return requires === 'mail_link' ? 'mail_link' : 'form'
}

/** A link that the server will not even look at is as dead as one it does not know. */
function closedState(refusal: Refusal): PageState {
  if (refusal.kind === 'dead') return { step: 'dead', code: refusal.code }
  const passes = refusal.kind === 'trouble' && refusal.trouble.kind !== 'refused'
  if (passes) return { step: 'unreachable', trouble: refusal.trouble }
  return { step: 'dead', code: 'invite_not_found' }
}

function refusedState(state: OpenState, action: Action, refusal: Refusal): PageState {
  switch (refusal.kind) {
    case 'dead':
      return { step: 'dead', code: refusal.code }
    case 'faults':
      return nextOpenState(state, { type: 'faultsFound', faults: refusal.faults })
    case 'proof': {
      if (state.invite.requires === refusal.requires) {
        return nextOpenState(state, { type: 'faultsFound', faults: { current_password: 'wrong' } })
      }
      const invite = { ...state.invite, requires: refusal.requires }
      return { ...state, ...calm, invite, step: stepOf(invite, false) }
    }
    case 'trouble':
      return { ...state, ...calm, trouble: { ...refusal.trouble, action } }
  }
}

function mended({ faults }: OpenState, change: Partial<Draft>): Faults {
  const kept = Object.entries(faults).filter(([field]) => !(field in change))
  return Object.fromEntries(kept)
}
