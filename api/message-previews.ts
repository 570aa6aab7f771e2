import { readLetterhead } from '../db/branding.ts'
import { readTemplateChoices } from '../db/message-templates.ts'
import type { Branding } from '../domain/branding.ts'
import { assertMayInvite } from '../domain/invitation.ts'
import { readable } from '../emails/sender.ts'
import { type Invitation, isNamed, readPlans } from '../provisioning/invitations.ts'
import { createLinks } from '../security/links.ts'
import { effectivePolicy } from '../workflows/starting.ts'
import type { RouteDeps } from './deps.ts'
import type { Inviting } from './invitations.ts'

type BrandingChange = { [Part in keyof Branding]?: Branding[Part] | undefined }

/* Of the right place, and of no invite. */
const nowhere = { id: '', generation: 1 }
const noToken = { write: () => 'preview', shorten: () => 'preview' }

/**
 * The message that an invite would send now, by what renders the real one; nothing is written, sent
 * or counted. `branding` is tried on: as it is kept where nothing is given. Throws what `assertMayInvite` throws.
 */
export async function previewMessage(
  { sql, settings, messageOf }: RouteDeps,
  { principal, scope }: Pick<Inviting, 'principal' | 'scope'>,
  { branding = {}, ...invitation }: Invitation & { branding?: BrandingChange },
) {
  const [plan] = await readPlans(sql, scope, [invitation])
  if (!plan) throw new Error('Every invitation has a plan.')
  assertMayInvite(plan, { namesApplication: isNamed(invitation.application) }, principal)
  const { windowMs } = effectivePolicy(plan, settings.defaultPolicy)
  const letterhead = await readLetterhead(sql, scope.accountId)
  const told = {
    ...invitation,
    ...letterhead,
    branding: withChange(letterhead.branding, branding),
    mobileNumber: null,
    email: invitation.email ?? '',
    invitedByName: principal.name,
    templates: await readTemplateChoices(sql, scope.accountId, {
      key: invitation.templateKey,
      medium: 'EMAIL',
    }),
    expiresAt: new Date(Date.now() + windowMs),
  }
  const links = createLinks(noToken, settings.publicUrl)
  const linked = { ...nowhere, inviteRedirectUrl: plan.inviteRedirectUrl }
  const message = await messageOf(told, {
    inviteLink: links.accept(linked, 'mail'),
    declineLink: links.decline(linked),
  })
  if (message.medium !== 'EMAIL') throw new Error('What has an address is sent by e-mail.')
  const { from, to, replyTo, subject, html, text } = message.mail
  return {
    subject,
    from: readable(from),
    to: readable(to),
    reply_to: replyTo ? readable(replyTo) : null,
    lang: message.lang,
    html,
    text,
  }
}

const withChange = (kept: Branding, change: BrandingChange): Branding => ({
  logoUrl: change.logoUrl === undefined ? kept.logoUrl : change.logoUrl,
  color: change.color === undefined ? kept.color : change.color,
  senderName: change.senderName === undefined ? kept.senderName : change.senderName,
  replyTo: change.replyTo === undefined ? kept.replyTo : change.replyTo,
})
