import { useLocation, useSearch } from 'wouter'
import { useSearchState } from './use-search-state.ts'

/**
 * Which dialog of a page is open, and what it is about: `?dialog=edit&about=…`. Opening one adds to
 * the history, closing it does not.
 */
export function useOpened() {
  const [{ dialog, about }, setOpened] = useSearchState({ dialog: '', about: '' })
  const [path] = useLocation()
  const search = useSearch()
  return {
    dialog,
    about,
    open: (name: string, subject = '') => setOpened({ dialog: name, about: subject }),
    close: () => setOpened({ dialog: '', about: '' }, { replace: true }),
    /** The address of this page with a dialog open. */
    hrefTo: (name: string, subject: string) => {
      const query = new URLSearchParams(search)
      query.set('dialog', name)
      query.set('about', subject)
      return `${path}?${query}`
    },
  }
}
