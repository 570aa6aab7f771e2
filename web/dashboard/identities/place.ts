import { useLocation } from 'wouter'
import { closed } from '../hooks/trail.ts'
import { addressWith, useSearchState } from '../hooks/use-search-state.ts'

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
  ...closed,
}

export type Place = typeof initial
export type PlaceChange = Partial<Place>

export const noFilters = { q: '', status: '', role: '', created: '', from: '', to: '', import: '' }

/** Where on the page the reader is, how to move, and where a link would lead. */
export function usePlace() {
  const [place, go, leave] = useSearchState(initial)
  const [path] = useLocation()
  const hrefTo = (change: PlaceChange): string => addressWith(path, initial, change)
  return { place, go, hrefTo, leave, close: () => leave(closed) }
}
