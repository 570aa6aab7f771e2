import { useLocation, useSearch } from 'wouter'
import { goBackTo } from './trail.ts'

type Values = Record<string, string>

/**
 * State that lives in the URL's query, so that reload and back keep it: `useSearchState({ tab:
 * 'directory', q: '' })`. What equals its initial value is left out. Typing into a filter replaces the
 * entry in the history, opening something adds one. The third value closes what was opened: it goes
 * back to where that was done, or changes the address of who came by a link.
 */
export function useSearchState<T extends Values>(initial: T) {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const query = new URLSearchParams(search)
  const values = mapValues(initial, (name, fallback) => query.get(name) ?? fallback)

  const setValues = (change: Partial<T>, how: { replace?: boolean } = {}) => {
    navigate(addressWith(path, initial, change), { replace: how.replace ?? false })
  }
  const leave = (change: Partial<T>) => {
    const now = new URLSearchParams(location.search)
    if (!Object.keys(change).some((name) => now.has(name))) return // left already
    if (!goBackTo(addressWith(location.pathname, initial, change))) {
      setValues(change, { replace: true })
    }
  }
  return [values, setValues, leave] as const
}

/** The address of a path under the query of the page, with some of its values changed. */
export function addressWith<T extends Values>(path: string, initial: T, change: Partial<T>) {
  const next = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === initial[name]) next.delete(name)
    else next.set(name, value)
  }
  const query = next.toString()
  return query ? `${path}?${query}` : path
}

function mapValues<T extends Values>(
  values: T,
  change: (name: string, value: string) => string,
): { [Name in keyof T]: string } {
  const changed = { ...values }
  for (const [name, value] of Object.entries(values))
    Object.assign(changed, { [name]: change(name, value) })
  return changed
}
