/** What the address bar says: the token, and whether the mail's decline link was followed. */
export type Link = { token: string; declining: boolean }

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
