import { useLocation, useSearch } from 'wouter'
import { dropKept } from './kept.ts'
import { useFormName } from './use-kept-field.ts'
import { useSearchState } from './use-search-state.ts'

/**
 * Which dialog of a page is open, and what it is about: `?dialog=edit&about=…`. Back closes it, and
 * closing it goes back, and forgets what its form has kept.
 */
export function useOpened() {
  const [{ dialog, about }, setOpened, leave] = useSearchState({ dialog: '', about: '' })
  const [path] = useLocation()
  const form = useFormName()
  const search = useSearch()
  return {
    dialog,
    about,
    open: (name: string, subject = '') => setOpened({ dialog: name, about: subject }),
    close: () => {
      dropKept(form)
      leave({ dialog: '', about: '' })
    },
    /** The address of this page with a dialog open. */
    hrefTo: (name: string, subject: string) => {
      const query = new URLSearchParams(search)
      query.set('dialog', name)
      query.set('about', subject)
      return `${path}?${query}`
    },
  }
}
