import { type Static, Type } from 'typebox'
import { body, email, id, password, personName, slug, timestamp } from './fields.ts'
import { pageQuery } from './pagination.ts'

/* A rejected invite reads `revoked` on the portal. */
export const portalStatus = Type.Enum(['pending', 'accepted', 'revoked', 'expired'])
export type PortalStatus = Static<typeof portalStatus>

/** What a person asks for who invites another. Spec §4, Portal. */
export const userInviteBody = body({ email, first_name: personName, last_name: personName })

/** An invite as the portal shows it: exactly this. Spec §4, Portal. */
export const userInvite = Type.Object(
  {
    id,
    email: Type.String(),
    first_name: Type.String(),
    last_name: Type.String(),
    name: Type.String(),
    status: portalStatus,
    expires_at: timestamp,
    invited_by: id,
    created_at: timestamp,
  },
  { title: 'UserInvite' },
)
export type UserInvite = Static<typeof userInvite>

export const userInviteQuery = Type.Object({ ...pageQuery, status: Type.Optional(portalStatus) })
export const userInviteParams = Type.Object({ slug, id })

/** Any text names an account to sign in to: one that cannot exist is as unknown as one that does not. */
export const signInParams = Type.Object({
  slug: Type.String({ maxLength: 100, pattern: '^[^\\u0000]*$' }),
})
export const portalSignIn = body({ email, password })
export const portalSession = Type.Object(
  {
    token: Type.String(),
    expires_at: timestamp,
    identity: Type.Object({ id, email: Type.String(), name: Type.String() }),
  },
  { title: 'PortalSession' },
)
