import { de } from './copy/de.ts'
import { en } from './copy/en.ts'
import { es } from './copy/es.ts'
import { fr } from './copy/fr.ts'
import { ja } from './copy/ja.ts'
import { pt } from './copy/pt.ts'
import type { Locale } from './locale.ts'

/** One thing said with a value and without it; `known` may use the value as a Mustache variable. */
export type Wording = { known: string; unknown: string }

/** Everything our messages say in one language. Wordings depend on the variable in the comment. */
export type Copy = {
  greeting: Wording // name
  invite: {
    subject: string
    opening: Wording // account_name
    introduction: Wording // invited_by
    messageLabel: Wording // invited_by
    accept: string
    linkHint: string
    expiry: string
    unexpected: string
    decline: string
  }
  text: {
    opening: Wording // account_name
    message: string // that is there, from an invited_by who is known
    accept: string
  }
  passwordChanged: {
    subject: Wording // account_name
    event: Wording // account_name
    expected: string
    unexpected: Wording // account_name
  }
}

/** What our messages say, by language. */
export const copies: Record<Locale, Copy> = { en, de, fr, es, pt, ja }
