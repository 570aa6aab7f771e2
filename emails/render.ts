import { render } from '@react-email/components'
import { type Copy, copies } from './copy.ts'
import { InviteEmail } from './invite-email.tsx'
import { either } from './layout.tsx'
import { type Locale, resolveLocale } from './locale.ts'
import { compileEmail, type RenderedEmail, type View } from './mustache.ts'
import { PasswordChangedEmail } from './password-changed-email.tsx'
import { plainTextSource } from './plain-text.ts'
import {
  type InviteEmailValues,
  inviteView,
  type PasswordChangedEmailValues,
  passwordChangedView,
} from './values.ts'

/** The messages that exist without an Account having written any. */
export type BuiltInKey = 'INVITE_USER' | 'PASSWORD_CHANGED'

/** The default invitation in the invitee's language; Accounts may have their own. Spec §5. */
export const renderInviteEmail = async (values: InviteEmailValues): Promise<RenderedEmail> => {
  const locale = resolveLocale(values.lang)
  const fill = await builtInTemplate('INVITE_USER', locale)
  return fill(inviteView(values, locale))
}

/** The notice to an existing identity that an invitation set its password. Spec §2. */
export const renderPasswordChangedEmail = async (
  values: PasswordChangedEmailValues,
): Promise<RenderedEmail> => {
  const locale = resolveLocale(values.lang)
  const fill = await builtInTemplate('PASSWORD_CHANGED', locale)
  return fill(passwordChangedView(values, locale))
}

type Fill = (view: View) => RenderedEmail
const templates = new Map<string, Promise<Fill>>()

/** One of our messages in one language. React runs once for each; after that it is Mustache only. */
export const builtInTemplate = (key: BuiltInKey, locale: Locale): Promise<Fill> => {
  const id = `${key}/${locale}`
  const template = templates.get(id) ?? prepare(key, locale)
  templates.set(id, template)
  return template
}

const prepare = async (key: BuiltInKey, locale: Locale): Promise<Fill> => {
  const { subject, Email } = messages[key]
  const html = withoutSeams(await render(Email({ locale })))
  return compileEmail({ subject: subject(copies[locale]), html, text: plainTextSource(html) })
}

/**
 * Without React's marks for a browser that takes over the page, what it would have a browser load
 * early, and an escape double quotes do not need.
 */
export const withoutSeams = (html: string) =>
  html
    .replace(/<!--(?:html|head|body|[ /$]*)-->/g, '')
    .replace(/<link rel="preload"[^>]*>/g, '')
    .replaceAll('&#x27;', "'")

const messages = {
  INVITE_USER: { Email: InviteEmail, subject: ({ invite }: Copy) => invite.subject },
  PASSWORD_CHANGED: {
    Email: PasswordChangedEmail,
    subject: ({ passwordChanged }: Copy) => either('account_name', passwordChanged.subject),
  },
}
