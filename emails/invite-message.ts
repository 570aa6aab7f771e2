import type { Branding } from '../domain/branding.ts'
import type { Wording } from './account-message.ts'
import { resolveLocale } from './locale.ts'
import { renderInviteEmail } from './render.ts'
import { createSender, type Mailbox, recipient, type Sender } from './sender.ts'
import { createTemplateBook, type ReadTemplate, type TemplateChoice } from './template-book.ts'
import { renderInviteText } from './text-message.ts'
import type { InviteEmailValues } from './values.ts'

/** An invite as its message tells of it, and where its links lead. */
export type ToldInvite = {
  email: string | null
  mobileNumber: string | null
  firstName: string
  lastName: string
  accountName: string
  invitedByName: string
  message: string | null
  lang: string | null
  expiresAt: Date
  branding: Branding
  templates: TemplateChoice[] // of its key and its medium
}
export type MessageLinks = { inviteLink: string; declineLink: string }
export type InviteMail = Sender & { to: Mailbox; subject: string; html: string; text: string }
export type InviteMessage =
  | { medium: 'EMAIL'; lang: string; mail: InviteMail }
  | { medium: 'SMS'; lang: string; to: string; text: string }

export type InviteMessagesDeps = { from: string; readTemplate: ReadTemplate }

/**
 * The invitation, whole: what is sent and what a preview shows are made here, in the Account's own
 * words where it has some. To an address when there is one, else to a number.
 */
export function createInviteMessages({ from, readTemplate }: InviteMessagesDeps) {
  const senderOf = createSender(from)
  const wordingFor = createTemplateBook(readTemplate)

  return async (invite: ToldInvite, links: MessageLinks): Promise<InviteMessage> => {
    const values = valuesOf(invite, links)
    const own = await wordingFor(invite.templates, invite.lang)
    const { email, mobileNumber, branding } = invite
    if (email === null) {
      const { lang, text } = own?.(values) ?? renderInviteText(values)
      return { medium: 'SMS', lang, to: mobileNumber ?? '', text }
    }
    const { lang, subject, html, text } = await mailOf(values, own)
    const to = recipient(values.name, email)
    return { medium: 'EMAIL', lang, mail: { ...senderOf(branding), to, subject, html, text } }
  }
}

function valuesOf(invite: ToldInvite, links: MessageLinks): InviteEmailValues {
  const { lang, accountName, invitedByName: invitedBy, expiresAt, message, branding } = invite
  const name = `${invite.firstName} ${invite.lastName}`.trim()
  return { ...links, lang, name, invitedBy, accountName, expiresAt, message, branding }
}

async function mailOf(values: InviteEmailValues, own: Wording | undefined) {
  if (!own) return { lang: resolveLocale(values.lang), ...(await renderInviteEmail(values)) }
  const { lang, subject, html, text } = own(values)
  return { lang, subject: subject ?? '', html: html ?? '', text }
}
