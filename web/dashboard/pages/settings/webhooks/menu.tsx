import { useLocation } from 'wouter'
import type { Webhook } from '../../../../../client/index.ts'
import { useAction } from '../../../api/use-action.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { MenuItem } from '../../../parts/menu.tsx'
import { tell } from '../../../parts/toasts.tsx'
import { useProblemWords } from '../../../words/use-problem-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { RowMenu } from '../shared/row-menu.tsx'
import { useChange } from '../shared/use-change.ts'
import { useWebhookTier } from './tier.ts'

/** How colleagues call it. */
export const nameOf = ({ description, url }: Webhook) => description ?? url

export function WebhookMenu({ webhook }: { webhook: Webhook }) {
  const { shared, webhooks: words } = useWords().settings
  const { open } = useOpened()
  const { id, enabled } = webhook
  const toggle = useToggle(webhook)
  const test = useTest(webhook)
  return (
    <RowMenu name={nameOf(webhook)} blockedBy={undefined}>
      <MenuItem id="edit" onAction={() => open('edit', id)}>
        {shared.edit}
      </MenuItem>
      {enabled && (
        <MenuItem id="test" onAction={test.send}>
          {words.test}
        </MenuItem>
      )}
      <MenuItem id="enabled" onAction={toggle.press}>
        {enabled ? shared.disable : shared.enable}
      </MenuItem>
      <MenuItem id="rotate" onAction={() => open('rotate', id)}>
        {words.rotate}
      </MenuItem>
      <MenuItem id="delete" danger onAction={() => open('delete', id)}>
        {words.delete}
      </MenuItem>
    </RowMenu>
  )
}

/** Switches it on or off. */
export function useToggle({ id, enabled }: Webhook) {
  const { webhooks: words } = useWords().settings
  const tier = useWebhookTier()
  const { mutate, isPending } = useChange(
    (wanted: boolean, opts) => tier.change(id, { enabled: wanted }, opts),
    {
      touches: ['webhooks', 'deliveries'],
      done: (wanted) => (wanted ? words.enabledNow : words.disabledNow),
    },
  )
  return { isPending, press: () => mutate(!enabled) }
}

/** Sends a test event, and shows what becomes of it. */
export function useTest({ id }: Webhook) {
  const { webhooks: words } = useWords().settings
  const tier = useWebhookTier()
  const { plainly } = useProblemWords()
  const [, navigate] = useLocation()
  const { mutate, isPending } = useAction((about: string, opts) => tier.test(about, opts), {
    touches: ['deliveries'],
    onDone: (delivery) => {
      tell(words.tested)
      navigate(`${tier.base}/${id}?delivery=${delivery.id}`)
    },
  })
  return {
    isPending,
    send: () => mutate(id, { onError: (refusal) => tell(plainly(refusal), 'bad') }),
  }
}
