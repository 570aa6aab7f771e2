import type { Invite } from './invite.ts'

export const fields = ['first_name', 'last_name', 'password', 'current_password'] as const
export type Field = (typeof fields)[number]

/** What the person has typed so far. */
export type Draft = Record<Field, string>

/** Why a field cannot stay as it is; the words for it are in the catalogues. */
export type Fault = 'missing' | 'short' | 'long' | 'invalid' | 'breached' | 'wrong'
export type Faults = Partial<Record<Field, Fault>>

export const draftFor = (invite: Invite): Draft => ({
  first_name: invite.firstName,
  last_name: invite.lastName,
  password: '',
  current_password: '',
})

export const codePoints = (text: string) => [...text.normalize('NFC')].length

const nameFault = (name: string): Fault | undefined => {
  if (name.trim() === '') return 'missing'
  return codePoints(name.trim()) > 100 ? 'long' : undefined
}

const passwordFault = (password: string): Fault | undefined => {
  if (password === '') return 'missing'
  if (codePoints(password) < 8) return 'short'
  return codePoints(password) > 64 ? 'long' : undefined
}

/** What the server would refuse anyway (spec §2, Acceptance, 2), told without the round trip. */
export function faultsIn(draft: Draft, requires: Invite['requires']): Faults {
  const isNew = requires === 'password'
  const found: Record<Field, Fault | undefined> = {
    first_name: nameFault(draft.first_name),
    last_name: nameFault(draft.last_name),
    password: isNew ? passwordFault(draft.password) : undefined,
    current_password: isNew || draft.current_password !== '' ? undefined : 'missing',
  }
  return pickFaults((field) => found[field])
}

/** Faults by field, without the fields that have none. */
export function pickFaults(faultOf: (field: Field) => Fault | undefined): Faults {
  const faults: Faults = {}
  for (const field of fields) {
    const fault = faultOf(field)
    if (fault) faults[field] = fault
  }
  return faults
}

/** The body of an acceptance, with the one secret the invite asks for. */
export function acceptanceBody(token: string, draft: Draft, requires: Invite['requires']) {
  const { first_name, last_name, password, current_password } = draft
  const secret = requires === 'password' ? { password } : { current_password }
  return { token, first_name, last_name, ...secret }
}
