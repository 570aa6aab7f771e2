import { useSearchState } from '../hooks/use-search-state.ts'

export const guideTabs = ['prepare', 'invite', 'connect'] as const
export type GuideTab = (typeof guideTabs)[number]

let isAskedFor = false

/** The Setup Guide: open where the address says `?guide=`, at the tab that it names. */
export function useGuide() {
  const [{ guide }, setGuide, leave] = useSearchState({ guide: '' })
  return {
    tab: guideTabs.find((tab) => tab === guide) ?? null,
    open: (tab: GuideTab) => {
      isAskedFor = true
      setGuide({ guide: tab })
    },
    turnTo: (tab: string) => setGuide({ guide: tab }, { replace: true }),
    close: () => leave({ guide: '' }),
  }
}

/** Whether a press has just opened it, so that the focus should move there; true once. */
export function wasAskedFor(): boolean {
  const asked = isAskedFor
  isAskedFor = false
  return asked
}
