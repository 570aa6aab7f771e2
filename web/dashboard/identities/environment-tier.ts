import {
  acceptUrlIdentityInvite,
  createIdentity,
  createIdentityInvite,
  getIdentity,
  getIdentityInvite,
  listIdentities,
  listIdentityInvites,
  previewIdentityInvites,
  resendIdentityInvite,
  revokeIdentityInvite,
} from '../../../client/index.ts'
import type { Tier } from './tier.ts'

/** Requests about the Environment that `X-Environment-Id` names. */
export const environmentTier: Tier = {
  kind: 'environment',
  listInvites: (filter, opts) => listIdentityInvites(filter, opts),
  readInvite: (id, opts) => getIdentityInvite({ id }, opts),
  invite: (newInvite, opts) => createIdentityInvite({ newInvite }, opts),
  preview: (newInvite, opts) => previewIdentityInvites({ newInvite }, opts),
  resend: (id, opts) => resendIdentityInvite({ id }, opts),
  revoke: (id, opts) => revokeIdentityInvite({ id }, opts),
  takeLink: (id, opts) => acceptUrlIdentityInvite({ id }, opts),
  listIdentities: (filter, opts) => listIdentities(filter, opts),
  readIdentity: (id, opts) => getIdentity({ id }, opts),
  create: (createIdentityBody, opts) => createIdentity({ createIdentityBody }, opts),
}
