import type { ApiKey } from '../../../../../client/index.ts'
import { useNow } from '../../../hooks/use-now.ts'
import { Badge } from '../../../parts/badge.tsx'
import { useWords } from '../../../words/use-words.ts'

/** Whether a key works, and if not, why; nothing is said of one that does. */
export function ApiKeyState({ apiKey }: { apiKey: ApiKey }) {
  const { apiKeys: words } = useWords().settings
  const nowMs = useNow()
  if (apiKey.revoked_at) return <Badge mood="bad">{words.revoked}</Badge>
  if (apiKey.expires_at && new Date(apiKey.expires_at).getTime() <= nowMs) {
    return <Badge>{words.expired}</Badge>
  }
  return <Badge mood="good">{words.active}</Badge>
}
