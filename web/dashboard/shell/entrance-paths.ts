import type { Session } from '../api/session.ts'

/** Where to sign in, and where to go then. */
export function signInPath(path: string, search: string): string {
  const back = search ? `${path}?${search}` : path
  return back === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ back })}`
}

/** The way back that an address names; home for whatever does not stay within the dashboard. */
export function wayBack(search: string): string {
  const back = new URLSearchParams(search).get('back') ?? '/'
  return /^\/(?![/\\])/.test(back) ? back : '/'
}

/** Whether a path names no Environment, or one of theirs. */
export function leadsToTheirs(path: string, { environments }: Session): boolean {
  const [, named] = /^\/e\/([^/?]+)/.exec(path) ?? []
  return named === undefined || environments.some(({ id }) => id === named)
}
