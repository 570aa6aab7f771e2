import { updateAccount } from '../../../../client/index.ts'
import { useAction } from '../../api/use-action.ts'
import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Form, typed } from '../../parts/form.tsx'
import { KeptPage } from '../../parts/kept-form.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { tell } from '../../parts/toasts.tsx'
import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useWords } from '../../words/use-words.ts'
import { Suspension } from './account/suspension.tsx'
import { useBlocked } from './shared/use-blocked.ts'

/** The Account as a whole. */
export function AccountPage() {
  const { titles, general: words } = useWords().settings
  const blockedBy = useBlocked()
  return (
    <SettingsPage title={titles.account} lead={words.lead}>
      {blockedBy && <Banner>{blockedBy}</Banner>}
      <NameCard blockedBy={blockedBy} />
      <Suspension />
    </SettingsPage>
  )
}

function NameCard({ blockedBy }: { blockedBy: string | undefined }) {
  const { shared, general: words } = useWords().settings
  const { account } = useWorkspace()
  const { mutate, error, isPending } = useAction(
    (body: { name: string }, opts) =>
      updateAccount({ slug: account.slug, updateAccountBody: body }, opts),
    { touches: ['session'], onDone: () => tell(shared.saved) },
  )
  return (
    <div className="card form-card">
      <KeptPage>
        <Form refusal={error} onSubmit={(form) => mutate({ name: typed(form, 'name').trim() })}>
          <TextField
            name="name"
            label={words.name}
            isRequired
            defaultValue={account.name}
            isDisabled={blockedBy !== undefined}
            advice={words.nameAdvice}
          />
          <div className="beside">
            <TextField
              name="slug"
              label={words.slug}
              isRequired
              isReadOnly
              value={account.slug}
              advice={words.slugAdvice}
            />
            <CopyButton text={account.slug} />
          </div>
          <div className="form-foot">
            <Button kind="primary" type="submit" refusal={error} {...{ blockedBy, isPending }}>
              {shared.save}
            </Button>
          </div>
        </Form>
      </KeptPage>
    </div>
  )
}
