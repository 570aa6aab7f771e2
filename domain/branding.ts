import { parseEmail } from './address.ts'
import { parseName } from './person.ts'
import { fieldProblem } from './problems.ts'
import { parseRegisteredUrl } from './registered-url.ts'

/** How an Account's messages look; null is how ours do. Spec §5. */
export type Branding = {
  logoUrl: string | null
  color: string | null
  senderName: string | null
  replyTo: string | null
}

/** What a body gives, as it is kept. Each throws `validation_failed` for its field. */
export const brandingParsers = {
  logoUrl: (text: string) => parseRegisteredUrl(text, 'logo_url'),
  color: parseColor,
  senderName: (text: string) => parseName(text, 'sender_name'),
  replyTo: (text: string) => parseEmail(text, 'reply_to'),
}

/** Any colour will do: black or white is readable on it, whichever the message then takes. */
function parseColor(text: string): string {
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.toLowerCase()
  throw fieldProblem('validation_failed', 'color', 'Give a colour as #rrggbb.')
}
