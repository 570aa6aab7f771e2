import { useLocation } from 'wouter'
import { dropKept } from './kept.ts'
import { useFormName } from './use-kept-field.ts'
import { addressWith, useSearchState } from './use-search-state.ts'

const initial = { dialog: '', about: '' }

/**
 * Which dialog of a page is open, and what it is about: `?dialog=edit&about=…`. Back closes it, and
 * closing it goes back, and forgets what its form has kept.
 */
export function useOpened() {
  const [{ dialog, about }, setOpened, leave] = useSearchState(initial)
  const [path] = useLocation()
  const form = useFormName()
  return {
    dialog,
    about,
    open: (name: string, subject = '') => setOpened({ dialog: name, about: subject }),
    close: () => {
      dropKept(form)
      leave(initial)
    },
    /** The address of this page with a dialog open. */
    hrefTo: (name: string, subject: string) =>
      addressWith(path, initial, { dialog: name, about: subject }),
  }
}
