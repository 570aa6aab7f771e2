import {
  type Policy,
  type UpdateAccountPolicyBody,
  updateAccountPolicy,
} from '../../../../../client/index.ts'
import { useAction } from '../../../api/use-action.ts'
import { Button } from '../../../parts/button.tsx'
import { Form, typed } from '../../../parts/form.tsx'
import { KeptPage } from '../../../parts/kept-form.tsx'
import { Switch } from '../../../parts/switch.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { tell } from '../../../parts/toasts.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { useChange } from '../shared/use-change.ts'
import { DurationField } from './duration-field.tsx'

type PolicyFormProps = { policy: Policy; blockedBy: string | undefined }

export function PolicyForm({ policy, blockedBy }: PolicyFormProps) {
  const { shared, policy: words } = useWords().settings
  const { account } = useWorkspace()
  const change = (body: UpdateAccountPolicyBody, opts: Parameters<typeof updateAccountPolicy>[1]) =>
    updateAccountPolicy({ slug: account.slug, updateAccountPolicyBody: body }, opts)
  const { mutate, error, isPending } = useAction(change, {
    touches: ['policy'],
    onDone: () => tell(shared.saved),
  })
  const reset = useChange(change, { touches: ['policy'], done: () => words.resetDone })
  const isDisabled = blockedBy !== undefined
  return (
    <div className="card form-card">
      <KeptPage>
        <Form refusal={error} onSubmit={(form) => mutate(bodyOf(form))}>
          <DurationField name="invite_ttl" value={policy.invite_ttl} {...{ isDisabled }} />
          <DurationField
            name="resend_cooldown"
            value={policy.resend_cooldown}
            {...{ isDisabled }}
          />
          <SendsField value={policy.max_sends_per_recipient_per_day} {...{ isDisabled }} />
          <PortalField value={policy.portal_invites} {...{ isDisabled }} />
          <div className="form-foot">
            <Button kind="primary" type="submit" refusal={error} {...{ blockedBy, isPending }}>
              {shared.save}
            </Button>
            <Button
              kind="quiet"
              isPending={reset.isPending}
              {...{ blockedBy }}
              onPress={() => reset.mutate({ invite_ttl: null, resend_cooldown: null })}
            >
              {words.reset}
            </Button>
          </div>
        </Form>
      </KeptPage>
    </div>
  )
}

const bodyOf = (form: FormData): UpdateAccountPolicyBody => ({
  invite_ttl: typed(form, 'invite_ttl').trim(),
  resend_cooldown: typed(form, 'resend_cooldown').trim(),
  max_sends_per_recipient_per_day: Number(typed(form, 'max_sends_per_recipient_per_day')),
  portal_invites: form.has('portal_invites'),
})

type ValueProps<Value> = { value: Value; isDisabled: boolean }

function SendsField({ value, isDisabled }: ValueProps<number>) {
  const { fields, advice } = useWords().settings.policy
  return (
    <TextField
      name="max_sends_per_recipient_per_day"
      label={fields.max_sends_per_recipient_per_day}
      advice={advice.max_sends_per_recipient_per_day}
      isRequired
      isDisabled={isDisabled}
      defaultValue={String(value)}
      inputMode="numeric"
    />
  )
}

function PortalField({ value, isDisabled }: ValueProps<boolean>) {
  const { fields, advice } = useWords().settings.policy
  return (
    <Switch
      name="portal_invites"
      value="on"
      defaultSelected={value}
      isDisabled={isDisabled}
      advice={advice.portal_invites}
    >
      {fields.portal_invites}
    </Switch>
  )
}
