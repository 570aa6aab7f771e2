import { readLetterhead } from '../db/branding.ts'
import { assertMayInvite } from '../domain/invitation.ts'
import { createInviteMessages } from '../emails/invite-message.ts'
import { resolveLocale } from '../emails/locale.ts'
import { readable } from '../emails/sender.ts'
import { type Invitation, isNamed, readPlans } from '../provisioning/invitations.ts'
import { createLinks } from '../security/links.ts'
import { effectivePolicy } from '../workflows/starting.ts'
import type { RouteDeps } from './deps.ts'
import type { Inviting } from './invitations.ts'

/* Of the right place, and of no invite. */
const nowhere = { id: '', generation: 1 }
const noToken = { write: () => 'preview', shorten: () => 'preview' }

/**
 * The message that an invite would send now, by what renders the real one; nothing is written, sent
 * or counted. Throws what `assertMayInvite` throws.
 */
export async function previewMessage(
  { sql, settings }: RouteDeps,
  { principal, scope }: Pick<Inviting, 'principal' | 'scope'>,
  invitation: Invitation,
) {
  const [plan] = await readPlans(sql, scope, [invitation])
  if (!plan) throw new Error('Every invitation has a plan.')
  assertMayInvite(plan, { namesApplication: isNamed(invitation.application) }, principal)
  const { windowMs } = effectivePolicy(plan, settings.defaultPolicy)
  const told = {
    ...invitation,
    email: invitation.email ?? '',
    ...(await readLetterhead(sql, scope.accountId)),
    invitedByName: principal.name,
    expiresAt: new Date(Date.now() + windowMs),
  }
  const links = createLinks(noToken, settings.publicUrl)
  const linked = { ...nowhere, inviteRedirectUrl: plan.inviteRedirectUrl }
  const message = await createInviteMessages(settings.mailFrom)(told, {
    inviteLink: links.accept(linked, 'mail'),
    declineLink: links.decline(linked),
  })
  return {
    subject: message.subject,
    from: readable(message.from),
    to: readable(message.to),
    reply_to: message.replyTo ? readable(message.replyTo) : null,
    lang: resolveLocale(invitation.lang),
    html: message.html,
    text: message.text,
  }
}
