import type { Transporter } from 'nodemailer'
import type { OutgoingInvite } from '../db/sending.ts'
import type { Branding } from '../domain/branding.ts'
import { createInviteMessages } from '../emails/invite-message.ts'
import { renderPasswordChangedEmail } from '../emails/render.ts'
import { createSender, recipient } from '../emails/sender.ts'
import type { ReadTemplate } from '../emails/template-book.ts'
import { TextRefused } from '../posting/failure.ts'
import type { Texts } from '../posting/texts.ts'
import type { Links } from '../security/links.ts'

export type Mailer = ReturnType<typeof createMailer>
export type MailerDeps = {
  transport: Transporter
  texts: Texts | null // null: no provider is set up
  readTemplate: ReadTemplate
  links: Links
  publicUrl: string
  from: string
}
export type PasswordNotice = {
  inviteId: string
  email: string
  name: string
  accountName: string
  lang: string | null
  changedAt: Date
  branding: Branding
}

/** Writes and posts our messages. Links are made here, so no token enters workflow history. */
export function createMailer(deps: MailerDeps) {
  const { transport, texts, readTemplate, links, publicUrl, from } = deps
  const sender = createSender(from)
  const messageOf = createInviteMessages({ from, readTemplate })
  const host = new URL(publicUrl).hostname

  return {
    /**
     * The Message-ID is the same on every try of a generation, so a doubled mail is recognisable. A
     * text message has none: where an earlier try may have been taken (`begun`), the provider is
     * asked first.
     */
    async sendInvite(
      invite: OutgoingInvite,
      generation: number,
      begun: () => Promise<boolean>,
    ): Promise<void> {
      const linked = { ...invite, generation }
      const inviteLink = links.accept(linked, 'mail')
      const declineLink = links.decline(linked)
      const message = await messageOf(invite, { inviteLink, declineLink })
      if (message.medium === 'EMAIL') {
        const messageId = `<invite-${invite.id}-${generation}@${host}>`
        await transport.sendMail({ ...message.mail, messageId, headers: automatic })
        return
      }
      if (!texts) throw new TextRefused(notSetUp)
      const text = { to: message.to, body: message.text }
      if ((await begun()) && (await texts.wasTaken(text))) return
      await texts.send(text)
    },

    async sendPasswordNotice(notice: PasswordNotice): Promise<void> {
      const message = await renderPasswordChangedEmail(notice)
      const messageId = `<password-set-${notice.inviteId}@${host}>`
      const to = recipient(notice.name, notice.email)
      const envelope = { ...sender(notice.branding), to, messageId, headers: automatic }
      await transport.sendMail({ ...envelope, ...message })
    },
  }
}

/** RFC 3834: nobody's out-of-office needs to answer us. */
const automatic = { 'Auto-Submitted': 'auto-generated' }

/** Like a mail server that is away: sent once somebody has set it up, while the invite is pending. */
const notSetUp = { permanent: false, answered: false, reason: 'Text messages are not set up here.' }
