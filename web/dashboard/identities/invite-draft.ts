import type { Invite, NewInvite } from '../../../client/index.ts'
import { defaultTemplateKey } from '../../../domain/message-template.ts'

/** What somebody has filled in so far; empty for what they left out. */
export type InviteDraft = {
  email: string
  first_name: string
  last_name: string
  role_id: string
  node_id: string
  application_id: string
  template_key: string
  lang: string
  message: string
  send_email: boolean
}

/** The API's bound, told while typing; it counts characters as people do. */
export const longestMessage = 500
export const languages = ['en', 'de', 'fr', 'es', 'pt', 'ja'] as const

export const emptyDraft: InviteDraft = {
  email: '',
  first_name: '',
  last_name: '',
  role_id: '',
  node_id: '',
  application_id: '',
  template_key: '',
  lang: '',
  message: '',
  send_email: true,
}

/** The same invite once more. */
export const draftAgain = (invite: Invite): InviteDraft => ({
  email: invite.email ?? '',
  first_name: invite.first_name,
  last_name: invite.last_name,
  role_id: invite.role_id ?? '',
  node_id: invite.node_id ?? '',
  application_id: invite.application_id ?? '',
  template_key: invite.template_key === defaultTemplateKey ? '' : invite.template_key,
  lang: invite.lang ?? '',
  message: invite.message ?? '',
  send_email: invite.send_email,
})

/** For the next person: the same, without what is this person's own. */
export const draftForNext = (draft: InviteDraft): InviteDraft => ({
  ...draft,
  email: '',
  first_name: '',
  last_name: '',
})

/** As the API takes it; a role and its node only where they are asked for. */
export function bodyOf(draft: InviteDraft, kind: 'invite' | 'assign'): NewInvite {
  const { role_id, node_id, application_id, template_key, lang } = draft
  const message = draft.message.trim()
  return {
    email: draft.email.trim(),
    first_name: draft.first_name.trim(),
    last_name: draft.last_name.trim(),
    send_email: draft.send_email,
    ...(kind === 'assign' && role_id && { role_id }),
    ...(kind === 'assign' && node_id && { node_id }),
    ...(application_id && { application_id }),
    ...(template_key && { template_key }),
    ...(lang && { lang }),
    ...(message && { message }),
  }
}

/** Whether there is enough to show the message. */
export const isAddressed = ({ email, first_name, last_name }: InviteDraft): boolean =>
  /.@./.test(email) && first_name.trim() !== '' && last_name.trim() !== ''
