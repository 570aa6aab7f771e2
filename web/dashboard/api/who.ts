import { signedInCookie } from '../../../domain/sessions.ts'

/** The operator whose session requests go out with, by the cookie beside it; empty for nobody. */
export function signedInAs(): string {
  const [, id = ''] = new RegExp(`(?:^|; )${signedInCookie}=([^;]*)`).exec(document.cookie) ?? []
  return id
}

let shownTo: string | null = null

/** Notes who this window shows its pages to; null for nobody. */
export function showTo(operatorId: string | null): void {
  shownTo = operatorId
}

/** Whether another window has signed somebody else in since. */
export const isSomebodyElse = (): boolean =>
  shownTo !== null && signedInAs() !== '' && signedInAs() !== shownTo
