import { Type } from 'typebox'
import type { RouteDeps } from './deps.ts'
import { idParams, slug, slugParams, streamQuery } from './schemas/fields.ts'
import { newAccountInvite, newInvite } from './schemas/invites.ts'

/** What differs between an Environment's invites and an Account's own. Spec §4. */
export const environmentTier = {
  tags: ['Invites'],
  access: {},
  newInvite,
  listParams: Type.Object({}),
  streamQuery,
  oneParams: idParams,
}
export const accountTier = {
  tags: ['Account invites'],
  access: { operatorsOnly: true },
  newInvite: newAccountInvite,
  listParams: slugParams,
  streamQuery: Type.Object({}),
  oneParams: Type.Object({ slug, id: idParams.properties.id }),
} as const

export type InviteTier = typeof environmentTier | typeof accountTier
export type TierDeps = RouteDeps & { tier: InviteTier }
