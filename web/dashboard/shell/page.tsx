import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../words/use-words.ts'
import { useWorkspace } from './workspace.tsx'

type PageProps = {
  title: string
  /** One line below the heading. */
  lead?: ReactNode
  /** Buttons beside the heading, the main one last. */
  actions?: ReactNode
  children?: ReactNode
}

/** A page: its heading, the window's title, and the focus, which moves here when somebody navigates. */
export function Page({ title, lead, actions, children }: PageProps) {
  const { account } = useWorkspace()
  const { pageTitle } = useWords().shell
  const heading = useFocusAfterNavigation()
  return (
    <div className="page">
      <title>{pageTitle(title, account.name)}</title>
      <header className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

let isFirstPage = true

/** A heading that takes the focus whenever its page opens, but not when the whole dashboard does. */
export function useFocusAfterNavigation() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus()
    isFirstPage = false
  }, [])
  return heading
}
