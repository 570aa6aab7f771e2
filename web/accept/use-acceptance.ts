import { useEffect, useReducer, useState } from 'react'
import { createActions } from './actions.ts'
import { linkSearch, readLink } from './link.ts'
import { nextState } from './page-state.ts'
import { english, type Language, loadLanguage } from './words/catalogues.ts'

/** The page's state, what can be done about it, and the language to say it in. */
export function useAcceptance() {
  const [link] = useState(() => ({
    ...readLink(location.search),
    dead: document.body.dataset.dead,
  }))
  const [state, dispatch] = useReducer(nextState, { step: 'loading' })
  const [language, setLanguage] = useState<Language>(english)
  const speak = async (wanted: readonly string[]) => setLanguage(await loadLanguage(wanted))

  const [actions] = useState(() =>
    createActions({
      link,
      dispatch,
      beforeOpening: (invite) => speak([invite?.lang ?? '', ...navigator.languages]),
    }),
  )
  useEffect(() => void actions.open(), [actions])
  useEffect(() => {
    const follow = () =>
      dispatch({ type: 'turned', declining: readLink(location.search).declining })
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])

  /** Turns to or from the decline step; the address bar follows, so reload and back work. */
  const turn = (declining: boolean) => {
    history.pushState(null, '', linkSearch({ ...link, declining }))
    dispatch({ type: 'turned', declining })
  }
  const reopen = () => {
    dispatch({ type: 'reopening' })
    return actions.open()
  }
  return { state, language, dispatch, actions: { ...actions, turn, reopen } }
}

export type Acceptance = ReturnType<typeof useAcceptance>
