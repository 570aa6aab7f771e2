import type { Direction } from './languages.ts'
import type { View } from './mustache.ts'

const others = ['name', 'invited_by', 'account_name', 'message', 'expires_at']
const runsLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}]|[\u{1e800}-\u{1efff}]/u

/**
 * Words of others keep to themselves which way they run: a Latin name neither turns an Arabic
 * sentence around nor is torn apart by it, and the other way round. UAX 9, first strong isolates.
 */
export const isolated = (view: View, direction: Direction): View =>
  Object.fromEntries(
    Object.entries(view).map(([name, value]) => [
      name,
      others.includes(name) ? isolatedValue(value, direction) : value,
    ]),
  )

/* A line at a time, since an isolate ends with its paragraph. */
const isolatedValue = (value: string, direction: Direction) =>
  direction === 'rtl' || runsLeft.test(value) ? value.replace(/^.+$/gm, '\u2068$&\u2069') : value
