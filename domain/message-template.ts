/** A message that an Account words itself. Spec §5. */
export type Medium = 'EMAIL' | 'SMS'
export type TemplateText = {
  medium: Medium
  lang: string // BCP 47
  subject: string | null // of an e-mail
  body: string
}

/** Our own message, which an Account's template of this key takes the place of. */
export const defaultTemplateKey = 'INVITE_USER'

/** What templates may say; all but `invite_link` and `expires_at` may be empty. Spec §5. */
export const templateVariables = [
  'name',
  'invite_link',
  'invited_by',
  'account_name',
  'expires_at',
  'message',
] as const

/** How a message reaches somebody: by mail where there is an address, else by text message. */
export const mediumOf = ({ email }: { email: string | null }): Medium =>
  email === null ? 'SMS' : 'EMAIL'

/** How many languages one message may be in, and how many templates an Account may have. */
export const templateLimits = { languages: 40, all: 1000 }
