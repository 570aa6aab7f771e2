import { useLocation, useSearch } from 'wouter'

type Values = Record<string, string>

/**
 * State that lives in the URL's query, so that reload and back keep it: `useSearchState({ tab:
 * 'directory', q: '' })`. What equals its initial value is left out. Typing into a filter replaces the
 * entry in the history, opening something adds one.
 */
export function useSearchState<T extends Values>(initial: T) {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const query = new URLSearchParams(search)
  const values = mapValues(initial, (name, fallback) => query.get(name) ?? fallback)

  const setValues = (change: Partial<T>, how: { replace?: boolean } = {}) => {
    const next = new URLSearchParams(location.search)
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined || value === initial[name]) next.delete(name)
      else next.set(name, value)
    }
    const text = next.toString()
    navigate(text ? `${path}?${text}` : path, { replace: how.replace ?? false })
  }
  return [values, setValues] as const
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
