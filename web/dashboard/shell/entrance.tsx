import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words/use-words.ts'
import { useFocusAfterNavigation } from './page.tsx'

type EntranceProps = {
  title: string
  lead?: string
  children: ReactNode
  /** Where else to go. */
  aside: ReactNode
}

/** The frame around signing in and signing up. */
export function Entrance({ title, lead, children, aside }: EntranceProps) {
  const { shell } = useWords()
  const heading = useFocusAfterNavigation()
  return (
    <main className="entrance">
      <title>{shell.entranceTitle(title)}</title>
      <div className="entrance-card">
        <div className="entrance-head">
          <span className="brand">
            <Icon name="brand" />
          </span>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {children}
      </div>
      <p className="entrance-aside">{aside}</p>
    </main>
  )
}
