import type { CreatedWebhook, Webhook } from '../../../../../client/index.ts'
import { useAction } from '../../../api/use-action.ts'
import { typed } from '../../../parts/form.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWords } from '../../../words/use-words.ts'
import { FormDialog } from '../shared/form-dialog.tsx'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { EventFields, eventsOf } from './event-fields.tsx'
import { useWebhookTier } from './tier.ts'

type NewWebhookProps = { onCreated: (webhook: CreatedWebhook) => void; onClose: () => void }

export function NewWebhook({ onCreated, onClose }: NewWebhookProps) {
  const { webhooks: words } = useWords().settings
  const tier = useWebhookTier()
  const { mutate, error, isPending } = useAction(
    (body: ReturnType<typeof bodyOf>, opts) => tier.create(body, opts),
    { touches: ['webhooks'], onDone: onCreated },
  )
  return (
    <FormDialog
      title={words.createTitle}
      submit={words.submit}
      refusal={error}
      {...{ isPending, onClose }}
      onSubmit={(form) => mutate(bodyOf(form))}
    >
      <WebhookFields />
    </FormDialog>
  )
}

type EditWebhookProps = { webhook: Webhook; onClose: () => void }

export function EditWebhook({ webhook, onClose }: EditWebhookProps) {
  const { shared, webhooks: words } = useWords().settings
  const tier = useWebhookTier()
  const { mutate, dialog } = useDialogAction(
    (body: ReturnType<typeof bodyOf>, opts) => tier.change(webhook.id, body, opts),
    { touches: ['webhooks'], onClose, done: () => shared.saved },
  )
  return (
    <FormDialog
      title={words.editTitle}
      submit={shared.save}
      {...dialog}
      onSubmit={(form) => mutate(bodyOf(form))}
    >
      <WebhookFields webhook={webhook} />
    </FormDialog>
  )
}

function WebhookFields({ webhook }: { webhook?: Webhook }) {
  const { fields, advice } = useWords().settings.webhooks
  return (
    <>
      <TextField
        name="url"
        label={fields.url}
        advice={advice.url}
        defaultValue={webhook?.url ?? ''}
        placeholder="https://"
        spellCheck="false"
        isRequired
        autoFocus
      />
      <TextField
        name="description"
        label={fields.description}
        advice={advice.description}
        defaultValue={webhook?.description ?? ''}
      />
      <EventFields events={webhook?.events ?? []} />
    </>
  )
}

const bodyOf = (form: FormData) => ({
  url: typed(form, 'url').trim(),
  description: typed(form, 'description').trim() || null,
  events: eventsOf(form),
})
