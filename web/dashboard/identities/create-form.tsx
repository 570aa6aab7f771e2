import type { Refusal } from '../api/refusal.ts'
import { Banner } from '../parts/banner.tsx'
import { Form } from '../parts/form.tsx'
import { PasswordField, StrengthMeter } from '../parts/password-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useEnvironmentId } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { ApplicationSelect } from './application-select.tsx'
import { FindPerson } from './find-person.tsx'
import { GrantFields } from './grant-fields.tsx'
import type { PersonDraft } from './person-draft.ts'
import { PersonFields } from './person-fields.tsx'

type CreateFormProps = {
  id: string
  refusal: Refusal | null
  draft: PersonDraft
  setDraft: (draft: PersonDraft) => void
  create: () => void
}

/** Who the person is, and what they have from the start. */
export function CreateForm({ id, refusal, draft, setDraft, create }: CreateFormProps) {
  const { create: words, fields } = useWords().identities
  const inEnvironment = useEnvironmentId() !== undefined
  const change = (part: Partial<PersonDraft>) => setDraft({ ...draft, ...part })
  const isHalf = (draft.role_id === '') !== (draft.node_id === '')
  return (
    <Form id={id} refusal={refusal} onSubmit={create}>
      {refusal?.code === 'email_conflict' && <FindPerson address={draft.email.trim()} />}
      <p className="soft">{inEnvironment ? words.leadAccess : words.leadTenant}</p>
      <PersonFields draft={draft} change={change} />
      <Password draft={draft} change={change} />
      {inEnvironment && (
        <div className="grant-part">
          <GrantFields draft={draft} change={change} refusal={refusal} />
          <div role="status">{isHalf && <Banner mood="fair">{words.half}</Banner>}</div>
        </div>
      )}
      <ApplicationSelect
        value={draft.application_id}
        onChange={(application_id) => change({ application_id })}
        advice={fields.applicationAdvice}
      />
      <TextField
        name="external_id"
        label={words.externalId}
        autoComplete="off"
        value={draft.external_id}
        onChange={(external_id) => change({ external_id })}
        advice={words.externalIdAdvice}
      />
    </Form>
  )
}

type PasswordProps = { draft: PersonDraft; change: (part: Partial<PersonDraft>) => void }

function Password({ draft, change }: PasswordProps) {
  const { create: words } = useWords().identities
  const { email, first_name, last_name, password } = draft
  return (
    <PasswordField
      name="password"
      label={words.password}
      autoComplete="new-password"
      value={password}
      onChange={(typed) => change({ password: typed })}
      advice={
        password ? (
          <StrengthMeter password={password} names={[email, first_name, last_name]} />
        ) : (
          words.passwordNone
        )
      }
    />
  )
}
