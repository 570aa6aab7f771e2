import { useMemo } from 'react'
import { getAccountPolicy, type InviteWithEvents } from '../../../client/index.ts'
import { parseDuration } from '../../../domain/duration.ts'
import { useSecondsUntil } from '../../accept/countdown.ts'
import type { Refusal } from '../api/refusal.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useWorkspace } from '../shell/workspace.tsx'

/** Seconds until an invite may be sent again: as the server said, else by policy and last send. */
export function useCooldown(invite: InviteWithEvents, refusal: Refusal | null): number {
  const { account } = useWorkspace()
  const { data: policy } = useAnswer(['policy'], (opts) =>
    getAccountPolicy({ slug: account.slug }, opts),
  )
  const told = refusal?.code === 'resend_cooldown' ? refusal.retryAtMs : null
  const cooldownMs = policy ? (parseDuration(policy.resend_cooldown) ?? 0) : 0
  const known = useMemo(
    () => (invite.status === 'pending' ? lastSendMs(invite) + cooldownMs : null),
    [invite, cooldownMs],
  )
  return useSecondsUntil(Math.max(told ?? 0, known ?? 0))
}

/** The last message, or where none was sent the beginning of the generation. */
function lastSendMs({ delivery, created_at, events }: InviteWithEvents): number {
  const resent = events.findLast(({ type }) => type === 'resent')
  const moments = [delivery.sent_at, resent?.at, created_at]
  return Math.max(...moments.map((at) => (at ? new Date(at).getTime() : 0)))
}
