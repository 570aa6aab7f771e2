import {
  acceptUrlAccountIdentityInvite,
  createAccountIdentity,
  createAccountIdentityInvite,
  getAccountIdentity,
  getAccountIdentityInvite,
  listAccountIdentities,
  listAccountIdentityInvites,
  previewAccountIdentityInvites,
  resendAccountIdentityInvite,
  revokeAccountIdentityInvite,
} from '../../../client/index.ts'
import type { Tier } from './tier.ts'

/** Requests about the Account itself: its whole directory, and invites into it. */
export const accountTier = (slug: string): Tier => ({
  kind: 'account',
  listInvites: (filter, opts) => listAccountIdentityInvites({ slug, ...filter }, opts),
  readInvite: (id, opts) => getAccountIdentityInvite({ slug, id }, opts),
  invite: (newAccountInvite, opts) => createAccountIdentityInvite({ slug, newAccountInvite }, opts),
  preview: (newAccountInvite, opts) =>
    previewAccountIdentityInvites({ slug, newAccountInvite }, opts),
  resend: (id, opts) => resendAccountIdentityInvite({ slug, id }, opts),
  revoke: (id, opts) => revokeAccountIdentityInvite({ slug, id }, opts),
  takeLink: (id, opts) => acceptUrlAccountIdentityInvite({ slug, id }, opts),
  listIdentities: ({ roleId: _, ...filter }, opts) =>
    listAccountIdentities({ slug, ...filter }, opts),
  readIdentity: (id, opts) => getAccountIdentity({ slug, id }, opts),
  create: ({ role_id: _role, node_id: _node, ...createAccountIdentityBody }, opts) =>
    createAccountIdentity({ slug, createAccountIdentityBody }, opts),
})
