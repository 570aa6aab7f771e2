import type { Branding } from '../domain/branding.ts'
import type { RenderedEmail } from './mustache.ts'
import { renderInviteEmail } from './render.ts'
import { createSender, type Mailbox, recipient, type Sender } from './sender.ts'

/** An invite as its message tells of it, and where its links lead. */
export type ToldInvite = {
  email: string
  firstName: string
  lastName: string
  accountName: string
  invitedByName: string
  message: string | null
  lang: string | null
  expiresAt: Date
  branding: Branding
}
export type MessageLinks = { inviteLink: string; declineLink: string }
export type InviteMessage = Sender & RenderedEmail & { to: Mailbox }

/** The invitation, whole: what is sent and what a preview shows are made here. */
export function createInviteMessages(from: string) {
  const senderOf = createSender(from)
  return async (invite: ToldInvite, links: MessageLinks): Promise<InviteMessage> => {
    const name = `${invite.firstName} ${invite.lastName}`.trim()
    const { lang, accountName, invitedByName: invitedBy, expiresAt, message, branding } = invite
    const values = { ...links, lang, name, invitedBy, accountName, expiresAt, message, branding }
    return {
      ...senderOf(branding),
      to: recipient(name, invite.email),
      ...(await renderInviteEmail(values)),
    }
  }
}
