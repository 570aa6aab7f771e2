import { useLocation, useSearch } from 'wouter'
import { useSearchState } from '../hooks/use-search-state.ts'

/** All that these pages keep in the URL's query; empty where it is as at first. */
const initial = {
  tab: 'directory',
  q: '',
  view: 'all',
  status: '',
  role: '',
  created: '',
  from: '',
  to: '',
  import: '',
  identity: '',
  invite: '',
  dialog: '',
  again: '',
  preview: '',
  confirm: '',
}

const home: Readonly<Record<string, string>> = initial

export type Place = typeof initial
export type PlaceChange = Partial<Place>

/** Nothing open in front of the page. */
export const closed = {
  identity: '',
  invite: '',
  dialog: '',
  again: '',
  preview: '',
  confirm: '',
}
export const noFilters = { q: '', status: '', role: '', created: '', from: '', to: '', import: '' }

/** Where on the page the reader is, how to move, and where a link would lead. */
export function usePlace() {
  const [place, go, leave] = useSearchState(initial)
  const [path] = useLocation()
  const search = useSearch()
  const hrefTo = (change: PlaceChange): string => {
    const query = new URLSearchParams(search)
    for (const [name, value] of Object.entries(change)) {
      if (value === home[name]) query.delete(name)
      else query.set(name, value)
    }
    const text = query.toString()
    return text ? `${path}?${text}` : path
  }
  return { place, go, hrefTo, leave, close: () => leave(closed) }
}
