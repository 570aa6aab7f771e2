import type { Webhook } from '../../../../../client/index.ts'
import { Badge } from '../../../parts/badge.tsx'
import { useWords } from '../../../words/use-words.ts'

type State = Pick<Webhook, 'enabled' | 'disabled_reason'>
const reasonOf = ({ disabled_reason: reason }: State) =>
  reason === 'gone' || reason === 'failing' ? reason : 'disabled'

/** Whether it hears of anything. */
export function WebhookState({ webhook }: { webhook: State }) {
  const { states } = useWords().settings.webhooks
  if (webhook.enabled) return <Badge mood="good">{states.active}</Badge>
  const reason = reasonOf(webhook)
  return <Badge mood={reason === 'disabled' ? 'plain' : 'bad'}>{states[reason]}</Badge>
}

/** Why it does not; undefined where it does. */
export function useWhyDisabled(webhook: State): string | undefined {
  const { reasons } = useWords().settings.webhooks
  return webhook.enabled ? undefined : reasons[reasonOf(webhook)]
}
