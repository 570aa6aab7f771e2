import type { Worded } from './account-message.ts'
import { copies } from './copy.ts'
import { isolated } from './isolation.ts'
import { either } from './layout.tsx'
import { type Locale, resolveLocale } from './locale.ts'
import { compileText, type View, withoutGaps } from './mustache.ts'
import { textView } from './text-values.ts'
import { type InviteEmailValues, inviteView } from './values.ts'

const templates = new Map<Locale, (view: View) => string>()

/** Our own invitation to a number, in the invitee's language. Spec §5. */
export function renderInviteText(values: InviteEmailValues): Worded {
  const lang = resolveLocale(values.lang)
  const fill = templates.get(lang) ?? compileText(sourceIn(lang))
  templates.set(lang, fill)
  const view = isolated(textView(inviteView(values, lang)), 'ltr')
  return { lang, subject: null, html: null, text: withoutGaps(fill(view)) }
}

/** As an Account would write it. */
function sourceIn(lang: Locale): string {
  const { opening, message, accept } = copies[lang].text
  const quoted = either('invited_by', { known: message, unknown: '{{message}}' })
  return `${either('account_name', opening)}\n{{#message}}${quoted}\n{{/message}}${accept}`
}
