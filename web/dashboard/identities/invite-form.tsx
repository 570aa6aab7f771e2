import { type Dispatch, type SetStateAction, useState } from 'react'
import type { Refusal } from '../api/refusal.ts'
import { Form } from '../parts/form.tsx'
import { RefusalNotice } from '../parts/refusal-notice.tsx'
import { Switch } from '../parts/switch.tsx'
import { useEnvironmentId } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { ApplicationSelect } from './application-select.tsx'
import { FindPerson } from './find-person.tsx'
import { GrantFields } from './grant-fields.tsx'
import { PendingLink } from './invite-actions.tsx'
import type { InviteDraft } from './invite-draft.ts'
import { LanguageField, MessageField } from './message-fields.tsx'
import { PersonFields } from './person-fields.tsx'
import { TemplateSelect } from './template-select.tsx'

type InviteFormProps = {
  id: string
  kind: 'invite' | 'assign'
  refusal: Refusal | null
  draft: InviteDraft
  setDraft: Dispatch<SetStateAction<InviteDraft>>
  send: () => void
}

/** Whom to invite, to what, and what to write to them. */
export function InviteForm({ id, kind, refusal, draft, setDraft, send }: InviteFormProps) {
  const { dialog } = useWords().invites
  const inEnvironment = useEnvironmentId() !== undefined
  const change = (part: Partial<InviteDraft>) => setDraft((was) => ({ ...was, ...part }))
  const [isSent, setIsSent] = useState(false)
  const isPlaced = kind === 'invite' || draft.node_id !== ''
  const submit = () => (isPlaced ? send() : setIsSent(true))
  const conflict = refusal?.code === 'invite_pending' || refusal?.code === 'already_member'
  return (
    <Form id={id} refusal={refusal} onSubmit={submit} quietly={conflict}>
      {refusal && conflict && (
        <RefusalNotice refusal={refusal}>
          {refusal.existingInviteId && <PendingLink id={refusal.existingInviteId} />}
          {refusal.code === 'already_member' && <FindPerson address={draft.email.trim()} />}
        </RefusalNotice>
      )}
      <p className="soft">{inEnvironment ? dialog.lead[kind] : dialog.lead.tenant}</p>
      <PersonFields draft={draft} change={change} />
      {kind === 'assign' && (
        <GrantFields isRequired isSent={isSent} {...{ draft, change, refusal }} />
      )}
      <ApplicationSelect
        value={draft.application_id}
        onChange={(application_id) => change({ application_id })}
        advice={dialog.applicationAdvice}
      />
      <Switch
        isSelected={draft.send_email}
        onChange={(send_email) => change({ send_email })}
        advice={dialog.sendAdvice}
      >
        {dialog.send}
      </Switch>
      {draft.send_email && (
        <>
          <TemplateSelect
            value={draft.template_key}
            onChange={(template_key) => change({ template_key })}
          />
          <MessageField value={draft.message} onChange={(message) => change({ message })} />
          <LanguageField
            message={draft.template_key}
            value={draft.lang}
            onChange={(lang) => change({ lang })}
          />
        </>
      )}
    </Form>
  )
}
