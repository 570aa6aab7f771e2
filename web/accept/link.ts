/**
 * What the address bar says: the token, and whether the mail's decline link was followed. A short
 * link has no token to ask with, so the server says with the page why it is `dead`.
 */
export type Link = { token: string; declining: boolean; dead?: string | undefined }

export function readLink(search: string): Link {
  const query = new URLSearchParams(search)
  const token = query.get('token')?.trim() ?? ''
  // A token of dots would climb out of its place in the path.
  return { token: /^\.*$/.test(token) ? '' : token, declining: query.get('action') === 'decline' }
}

/** The same link with or without the decline step, so that reload and back work. */
export function linkSearch({ token, declining }: Link): string {
  const query = new URLSearchParams({ token })
  if (declining) query.set('action', 'decline')
  return `?${query}`
}

/** Where to go after acceptance; anything but a web address is dropped. */
export function webAddress(url: string): URL | null {
  if (!URL.canParse(url)) return null
  const address = new URL(url)
  return ['http:', 'https:'].includes(address.protocol) ? address : null
}
