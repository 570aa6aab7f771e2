import type { AroundNavHandler } from 'wouter'

/** Nothing open in front of a page of people, by its names in the URL's query. */
export const closed = {
  identity: '',
  invite: '',
  dialog: '',
  again: '',
  preview: '',
  confirm: '',
}
/** What lies over a page or beside it. */
const layers = [...Object.keys(closed), 'delivery', 'about', 'guide']
const longest = 20

/**
 * Every step of the dashboard passes here. One that opens something notes in its history entry the
 * addresses below it, so that closing can go back to where it was opened instead of leaving an entry
 * that Back would open again. What a link from elsewhere opened has nothing below it.
 */
export const keepTrail: AroundNavHandler = (navigate, to, options) =>
  navigate(to, { ...options, state: isOpen(to) ? { trail: trailTo(options) } : null })

function trailTo(options: { replace?: boolean } | undefined): string[] {
  if (options?.replace) return readTrail()
  const below = isOpen(here()) ? readTrail() : []
  return [...below, here()].slice(-longest)
}

let leaving: unknown

/** Goes back to an address below what is open; false where that was not opened from there. */
export function goBackTo(address: string): boolean {
  const trail = readTrail()
  const at = trail.findLastIndex((one) => canonical(one) === canonical(address))
  if (at === -1) return false
  // Going back takes a moment: pressed once more meanwhile, it would go too far.
  if (leaving !== history.state) history.go(at - trail.length)
  leaving = history.state
  return true
}

/** The same for addresses that differ only in the order of their queries. */
export function canonical(address: string): string {
  const { pathname, searchParams } = new URL(address, location.origin)
  searchParams.sort()
  return `${pathname}?${searchParams}`
}

const here = () => location.pathname + location.search

function isOpen(address: string): boolean {
  const { searchParams } = new URL(address, location.origin)
  return layers.some((name) => searchParams.has(name))
}

/** An entry's own state outlives a reload; nobody else writes it, but nobody vouches for it either. */
function readTrail(): string[] {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null || !('trail' in state)) return []
  return Array.isArray(state.trail) ? state.trail.filter((one) => typeof one === 'string') : []
}
