import { useSyncExternalStore } from 'react'

const query = '(width < 48rem)'

/** Whether there is room for one thing only. */
export const useNarrow = () =>
  useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
