import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useLocation } from 'wouter'
import { type Session, sessionQuery } from '../api/session.ts'
import { dropKept, keptName } from '../hooks/kept.ts'
import { KeptFormContext, useFormName } from '../hooks/use-kept-field.ts'
import { useWorkspace } from '../shell/workspace.tsx'

/** A form whose fields, all but passwords, outlive a reload and a session that ends. */
export const KeptForm = ({ children }: { children: ReactNode }) => (
  <KeptFormContext value={useFormName()}>{children}</KeptFormContext>
)

/**
 * The same for a form that is a page. Who turns to another page puts it away: there, nothing would
 * tell what is typed from what is saved.
 */
export function KeptPage({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const { operator } = useWorkspace()
  const name = keptName(operator.id, useLocation()[0])
  useEffect(
    () => () => {
      const session = queries.getQueryData<Session | null>(sessionQuery.queryKey)
      if (session?.operator.id === operator.id) dropKept(name)
    },
    [queries, name, operator.id],
  )
  return <KeptFormContext value={name}>{children}</KeptFormContext>
}
