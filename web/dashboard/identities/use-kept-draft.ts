import { useEffect, useMemo, useState } from 'react'
import { useEnvironmentId, useWorkspace } from '../shell/workspace.tsx'
import type { InviteDraft } from './invite-draft.ts'

const prefix = 'vestibule.invite.'

/**
 * What was filled in, kept in this tab until it is sent or put away: a reload, a step back, or a
 * session that ends in the middle loses nothing. Nobody else who signs in here gets to see it.
 */
export function useKeptDraft(begin: InviteDraft, name: string) {
  const { operator, environment } = useWorkspace()
  const place = useEnvironmentId() ? environment.id : 'tenant'
  const key = `${prefix}${operator.id}.${place}.${name}`
  const [draft, setDraft] = useState(() => ({ ...begin, ...recall(key) }))
  const isTouched = useMemo(() => JSON.stringify(draft) !== JSON.stringify(begin), [draft, begin])
  useEffect(() => {
    if (isTouched) inStore((store) => store.setItem(key, JSON.stringify(draft)))
  }, [key, draft, isTouched])
  return { draft, setDraft, forget: () => inStore((store) => store.removeItem(key)) }
}

function recall(key: string): Partial<InviteDraft> {
  let kept: Partial<InviteDraft> = {}
  inStore((store) => {
    kept = JSON.parse(store.getItem(key) ?? '{}')
  })
  return kept
}

/** For who signs out. */
export function forgetDrafts(): void {
  inStore((store) => {
    for (const key of Object.keys(store)) if (key.startsWith(prefix)) store.removeItem(key)
  })
}

/** Where nothing may be kept, nothing is: the dialog then begins anew. */
function inStore(use: (store: Storage) => void): void {
  try {
    use(sessionStorage)
  } catch {}
}
