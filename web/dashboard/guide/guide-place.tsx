import { lazy, Suspense } from 'react'
import { useGuide } from './use-guide.ts'
import { useKeptGuide } from './use-kept-guide.ts'

const SetupGuide = lazy(async () => ({
  default: (await import('./setup-guide.tsx')).SetupGuide,
}))

/** Where the Setup Guide slides out, beside any page. */
export function GuidePlace() {
  useKeptGuide()
  const { tab } = useGuide()
  if (!tab) return null
  return (
    <Suspense>
      <SetupGuide tab={tab} />
    </Suspense>
  )
}
