const proofs = ['password', 'current_password', 'mail_link'] as const

/** What the invitee must show to accept. Spec §2, Tokens. */
export type Proof = (typeof proofs)[number]

/** What the API tells about a living link; text that is not known is empty. */
export type Invite = {
  accountName: string
  inviterName: string
  firstName: string
  lastName: string
  /** Where the message went, masked: an address, or a number. */
  sentTo: string
  isTexted: boolean
  requires: Proof
  expiresAtMs: number
  roleNames: string[]
  applicationName: string
  lang: string
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

export const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** Reads the answer to a look-up; null when it is not one, as from a captive portal. */
export function readInvite(body: unknown): Invite | null {
  if (!isRecord(body)) return null
  const requires = proofs.find((proof) => proof === body.requires)
  const expiresAtMs = Date.parse(textOf(body.expires_at))
  if (requires === undefined || Number.isNaN(expiresAtMs)) return null
  return {
    accountName: textOf(body.account_name),
    inviterName: textOf(body.inviter_name),
    firstName: textOf(body.first_name),
    lastName: textOf(body.last_name),
    sentTo: textOf(body.masked_email) || textOf(body.masked_mobile_number),
    isTexted: textOf(body.masked_email) === '' && textOf(body.masked_mobile_number) !== '',
    requires,
    expiresAtMs,
    roleNames: Array.isArray(body.role_names) ? body.role_names.map(textOf) : [],
    applicationName: textOf(body.application_name),
    lang: textOf(body.lang),
  }
}
