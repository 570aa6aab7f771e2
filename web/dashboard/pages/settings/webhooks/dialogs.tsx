import { useState } from 'react'
import type { Webhook } from '../../../../../client/index.ts'
import { useAction } from '../../../api/use-action.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { useWords } from '../../../words/use-words.ts'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { EditWebhook, NewWebhook } from './forms.tsx'
import { type Secret, ShownSecret } from './shown-secret.tsx'
import { useWebhookTier } from './tier.ts'

type WebhookDialogsProps = {
  /** The one that the address names, once it is there. */
  webhook: Webhook | undefined
  /** Where its own page is the one that is open. */
  onDeleted?: () => void
}

/** Whichever dialog of the webhooks the address names; a secret is shown whatever it says. */
export function WebhookDialogs({ webhook, onDeleted }: WebhookDialogsProps) {
  const { dialog, close } = useOpened()
  const [shown, setShown] = useState<Secret | null>(null)
  const show = (secret: Secret) => {
    setShown(secret)
    close()
  }
  const create = ({ secret }: { secret: string }) => show({ secret, until: null })
  if (shown) return <ShownSecret shown={shown} onClose={() => setShown(null)} />
  if (dialog === 'new') return <NewWebhook onCreated={create} onClose={close} />
  if (!webhook) return null
  if (dialog === 'edit') return <EditWebhook {...{ webhook }} onClose={close} />
  if (dialog === 'rotate') return <RotateSecret {...{ webhook, show }} onClose={close} />
  if (dialog !== 'delete') return null
  return <DeleteWebhook {...{ webhook }} onClose={close} onDeleted={onDeleted ?? close} />
}

type AboutOne = { webhook: Webhook; onClose: () => void }

function RotateSecret({ webhook, show, onClose }: AboutOne & { show: (secret: Secret) => void }) {
  const { webhooks: words } = useWords().settings
  const tier = useWebhookTier()
  const { mutate, error, isPending } = useAction((id: string, opts) => tier.rotate(id, opts), {
    touches: ['webhooks'],
    onDone: ({ secret, previous_expires_at: until }) => show({ secret, until }),
  })
  return (
    <ConfirmDialog
      isOpen
      title={words.rotateTitle}
      confirm={words.rotateConfirm}
      onConfirm={() => mutate(webhook.id)}
      refusal={error}
      {...{ isPending, onClose }}
    >
      <p>{words.rotateText}</p>
    </ConfirmDialog>
  )
}

function DeleteWebhook({ webhook, onClose, onDeleted }: AboutOne & { onDeleted: () => void }) {
  const { webhooks: words } = useWords().settings
  const tier = useWebhookTier()
  const { mutate, dialog } = useDialogAction((id: string, opts) => tier.remove(id, opts), {
    touches: ['webhooks'],
    onClose: onDeleted,
    done: () => words.deleted,
  })
  return (
    <ConfirmDialog
      isOpen
      title={words.deleteTitle}
      confirm={words.deleteConfirm}
      onConfirm={() => mutate(webhook.id)}
      {...dialog}
      onClose={onClose}
    >
      <p>{words.deleteText(webhook.url)}</p>
    </ConfirmDialog>
  )
}
