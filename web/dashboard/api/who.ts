import { signedInCookie } from '../../../domain/sessions.ts'

/** The operator whose session requests go out with, by the cookie beside it; empty for nobody. */
export function signedInAs(): string {
  const [, id = ''] = new RegExp(`(?:^|; )${signedInCookie}=([^;]*)`).exec(document.cookie) ?? []
  return id
}

let shownTo: string | null = null

/** Notes whom the cookie named when this window read who its pages are for; null for nobody. */
export function showTo(named: string | null): void {
  shownTo = named
}

/** Whom this window shows its pages to; empty for nobody. */
export const reader = (): string => shownTo ?? ''

/** Whether another window has signed somebody else in since. */
export const isSomebodyElse = (): boolean =>
  shownTo !== null && signedInAs() !== '' && signedInAs() !== shownTo
