import { Type } from 'typebox'
import { body, nullable, password, personName, timestamp } from './fields.ts'
import { invite } from './invites.ts'

/** Whatever is not a token of ours is a link to nothing, so no shape is asked of it here. */
export const token = Type.String({ minLength: 1, maxLength: 65_536 })
export const tokenParams = Type.Object({ token })

/* Where the message went: an address, or where there is none a number. */
const recipient = {
  masked_email: nullable(Type.String()),
  masked_mobile_number: nullable(Type.String()),
}

/** What a page needs to render, and nothing else. Spec §12. */
export const landingPage = Type.Object(
  {
    account_name: Type.String(),
    inviter_name: Type.String(),
    first_name: Type.String(),
    last_name: Type.String(),
    ...recipient,
    requires: Type.Enum(['password', 'current_password', 'mail_link']),
    expires_at: timestamp,
    role_names: Type.Array(Type.String()),
    application_name: nullable(Type.String()),
    lang: nullable(Type.String()),
  },
  { title: 'InviteLandingPage' },
)

/** Names, and a new password or the current one. The exact rules are asked once the link is good. */
export const acceptance = body({
  token,
  first_name: personName,
  last_name: personName,
  password: Type.Optional(password),
  current_password: Type.Optional(password),
})

export const accepted = Type.Object(
  {
    invite,
    identity: Type.Object({
      id: Type.String(),
      email: nullable(Type.String()),
      name: Type.String(),
      status: Type.Literal('active'),
    }),
    redirect_url: nullable(Type.String()),
  },
  { title: 'Acceptance' },
)

export const declined = Type.Object({
  invite: Type.Object({ id: Type.String(), status: Type.Literal('rejected') }),
})
export const opened = Type.Null({ description: 'Noted, by now or before.' })
export const mailed = Type.Object(recipient)

/** What every route by a link refuses. */
export const deadLinks = [
  'invite_not_found',
  'invite_expired',
  'invite_revoked',
  'invite_superseded',
  'invite_accepted',
  'invite_rejected',
  'account_suspended',
] as const
