import { useEffect, useMemo, useState } from 'react'
import { useEnvironmentId, useWorkspace } from '../shell/workspace.tsx'
import { dropKept, keep, keptName, readKept } from './kept.ts'

/**
 * What was filled in, kept in this tab until it is sent or put away: a reload, a step back, or a
 * session that ends in the middle loses nothing. Nobody else who signs in here gets to see it, and
 * what is secret is not kept at all.
 */
export function useKeptDraft<T extends object>(
  begin: T,
  name: string,
  secrets: readonly (keyof T & string)[] = [],
) {
  const { operator, environment } = useWorkspace()
  const place = useEnvironmentId() ? environment.id : 'tenant'
  const key = keptName(operator.id, `${place}.${name}`)
  const [draft, setDraft] = useState(() => ({ ...begin, ...readKept(key) }))
  const text = useMemo(() => openText(draft, secrets), [draft, secrets])
  const isTouched = text !== openText(begin, secrets)
  useEffect(() => {
    if (isTouched) keep(key, JSON.parse(text))
    else dropKept(key) // taken back: what was kept before would come again
  }, [key, text, isTouched])
  return { draft, setDraft, forget: () => dropKept(key) }
}

const openText = (draft: object, secrets: readonly string[]) =>
  JSON.stringify(draft, (name, value) => (secrets.includes(name) ? undefined : value))
