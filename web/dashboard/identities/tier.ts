import type { RequestOpts } from '@oazapfts/runtime'
import type {
  CreatedIdentity,
  Identity,
  Invite,
  InviteWithEvents,
  MessagePreview,
  NewInvite,
} from '../../../client/index.ts'
import type { Answer, PageAnswer } from '../api/tier-answers.ts'
import { useEnvironmentId, useWorkspace } from '../shell/workspace.tsx'
import { accountTier } from './account-tier.ts'
import { environmentTier } from './environment-tier.ts'

export type InviteStatus = Invite['status']
/** What `listIdentityInvites` filters by; what is left out does not count. */
export type InviteFilter = {
  cursor?: string
  status?: InviteStatus[]
  q?: string
  importId?: string
  roleId?: string
  needsAttention?: boolean
  createdAfter?: string
  createdBefore?: string
}
type IdentityFilter = { cursor?: string; q?: string; roleId?: string }
/** Whom to create. An Account's own directory knows neither role nor node. */
export type NewPerson = {
  email: string
  first_name: string
  last_name: string
  password?: string
  external_id?: string
  application_id?: string
  role_id?: string
  node_id?: string
}

/** The same requests at an Environment, or at the Account itself. Spec §4. */
export type Tier = {
  kind: 'environment' | 'account'
  /** The address of the stream that tells of every change to an invite. */
  events: string
  listInvites: (filter: InviteFilter, opts: RequestOpts) => PageAnswer<Invite>
  readInvite: (id: string, opts: RequestOpts) => Answer<InviteWithEvents>
  invite: (body: NewInvite, opts: RequestOpts) => Answer<Invite>
  preview: (body: NewInvite, opts: RequestOpts) => Answer<MessagePreview>
  resend: (id: string, opts: RequestOpts) => Answer<Invite>
  revoke: (id: string, opts: RequestOpts) => Answer<Invite>
  takeLink: (id: string, opts: RequestOpts) => Answer<Invite>
  listIdentities: (filter: IdentityFilter, opts: RequestOpts) => PageAnswer<Identity>
  readIdentity: (id: string, opts: RequestOpts) => Answer<Identity>
  create: (body: NewPerson, opts: RequestOpts) => Answer<CreatedIdentity>
}

/** The tier of the page: its Environment's, or on pages of the Account the Account's. */
export function useTier(): Tier {
  const { account } = useWorkspace()
  const environmentId = useEnvironmentId()
  return environmentId === undefined ? accountTier(account.slug) : environmentTier(environmentId)
}
