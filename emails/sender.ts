import addressparser from 'nodemailer/lib/addressparser'
import type { Branding } from '../domain/branding.ts'
import { headerLine } from './values.ts'

export type Mailbox = { name: string; address: string }
/** Whom a message is from, and whom an answer goes to where that is another. */
export type Sender = { from: Mailbox | string; replyTo?: Mailbox }

/** An Account's name and reply address, always with our own address: that is what SPF and DKIM know. */
export function createSender(configured: string) {
  const [own] = addressparser(configured, { flatten: true })
  return ({ senderName, replyTo }: Branding): Sender => ({
    from: own
      ? { name: senderName === null ? own.name : headerLine(senderName), address: own.address }
      : configured,
    ...(replyTo && { replyTo: { name: '', address: replyTo } }),
  })
}

/** Whom a message is to; a name is inert in a header. */
export const recipient = (name: string, address: string): Mailbox => ({
  name: headerLine(name),
  address,
})

/** A mailbox as people read it. */
export const readable = (mailbox: Mailbox | string): string => {
  if (typeof mailbox === 'string') return mailbox
  return mailbox.name ? `${mailbox.name} <${mailbox.address}>` : mailbox.address
}
