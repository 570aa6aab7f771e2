import type { Transporter } from 'nodemailer'
import addressparser from 'nodemailer/lib/addressparser'
import type { OutgoingInvite } from '../db/sending.ts'
import type { Branding } from '../domain/branding.ts'
import { renderInviteEmail, renderPasswordChangedEmail } from '../emails/render.ts'
import { headerLine } from '../emails/values.ts'
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
  const host = new URL(publicUrl).hostname
  const fullName = (invite: OutgoingInvite) => `${invite.firstName} ${invite.lastName}`.trim()

  return {
    /** The Message-ID is the same on every try of a generation, so a doubled mail is recognisable. */
    async sendInvite(invite: OutgoingInvite, generation: number): Promise<void> {
      const linked = { ...invite, generation }
      const message = await renderInviteEmail({
        lang: invite.lang,
        name: fullName(invite),
        inviteLink: links.accept(linked, 'mail'),
        declineLink: links.decline(linked),
        invitedBy: invite.invitedByName,
        accountName: invite.accountName,
        expiresAt: invite.expiresAt,
        message: invite.message,
        branding: invite.branding,
      })
      const messageId = `<invite-${invite.id}-${generation}@${host}>`
      const to = { name: headerLine(fullName(invite)), address: invite.email }
      const envelope = { ...sender(invite.branding), to, messageId, headers: automatic }
      await transport.sendMail({ ...envelope, ...message })
    },

    async sendPasswordNotice(notice: PasswordNotice): Promise<void> {
      const message = await renderPasswordChangedEmail(notice)
      const messageId = `<password-set-${notice.inviteId}@${host}>`
      const to = { name: headerLine(notice.name), address: notice.email }
      const envelope = { ...sender(notice.branding), to, messageId, headers: automatic }
      await transport.sendMail({ ...envelope, ...message })
    },
  }
}

/** An Account's name and reply address, always with our own address: that is what SPF and DKIM know. */
function createSender(configured: string) {
  const [own] = addressparser(configured, { flatten: true })
  return ({ senderName, replyTo }: Branding) => ({
    from: own
      ? { name: senderName === null ? own.name : headerLine(senderName), address: own.address }
      : configured,
    ...(replyTo && { replyTo: { name: '', address: replyTo } }),
  })
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
