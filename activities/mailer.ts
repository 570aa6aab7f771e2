import type { Transporter } from 'nodemailer'
import type { OutgoingInvite } from '../db/sending.ts'
import type { Branding } from '../domain/branding.ts'
import { createInviteMessages } from '../emails/invite-message.ts'
import { renderPasswordChangedEmail } from '../emails/render.ts'
import { createSender, recipient } from '../emails/sender.ts'
import type { Links } from '../security/links.ts'

export type Mailer = ReturnType<typeof createMailer>
export type MailerDeps = { transport: Transporter; links: Links; publicUrl: string; from: string }
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
export function createMailer({ transport, links, publicUrl, from }: MailerDeps) {
  const sender = createSender(from)
  const messageOf = createInviteMessages(from)
  const host = new URL(publicUrl).hostname

  return {
    /** The Message-ID is the same on every try of a generation, so a doubled mail is recognisable. */
    async sendInvite(invite: OutgoingInvite, generation: number): Promise<void> {
      const linked = { ...invite, generation }
      const inviteLink = links.accept(linked, 'mail')
      const declineLink = links.decline(linked)
      const message = await messageOf(invite, { inviteLink, declineLink })
      const messageId = `<invite-${invite.id}-${generation}@${host}>`
      await transport.sendMail({ ...message, messageId, headers: automatic })
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

/** `answered`: the server lives, and spoke of this one message. */
export type SmtpFailure = { permanent: boolean; reason: string; answered: boolean }

/**
 * A 5xx answer about the sender, the recipient or the message will not change; all else (4xx,
 * time-outs, refused connections, our own credentials) may heal. RFC 5321 §4.2.1.
 */
export function readSmtpFailure(error: unknown): SmtpFailure {
  const { code, responseCode, response } = asSmtpError(error)
  const permanent = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  const answered = responseCode > 0 && responseCode !== 421 // RFC 5321 §3.8: the server goes
  return { permanent, answered, reason: response || code || 'unknown failure' }
}

function asSmtpError(error: unknown) {
  const read = (key: string) =>
    typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined
  return {
    code: String(read('code') ?? ''),
    responseCode: Number(read('responseCode') ?? 0),
    response: String(read('response') ?? ''),
  }
}
