import { randomInt, randomUUID } from 'node:crypto'
import type { Sql } from '../../db/client.ts'
import { createInvites, type NewInvite } from '../../db/invite-creation.ts'
import { Problem } from '../../domain/problems.ts'
import { type createClient, text } from './client.ts'
import { signUpAt } from './stack-account.ts'

export const newNumber = () => `+4915${randomInt(100_000_000, 999_999_999)}`

/** A new account of a stack, where invites may be sent again at once. */
export async function openTextAccount(stack: ReturnType<typeof createClient>, sql: Sql) {
  const { admin, slug, account, environmentId } = await signUpAt(stack)
  await admin.ask('PATCH', `/accounts/${slug}/policy`, { resend_cooldown: '0s' })
  const accountId = text(account, 'id')
  const here = { 'x-environment-id': environmentId }

  return {
    admin,
    slug,
    accountId,
    here,
    /** As the user-actions surface makes them. */
    async invite(given: Partial<NewInvite>, cap = 10) {
      const operator = { type: 'operator', id: admin.id, name: 'Ada Lovelace' } as const
      const creation = { accountId, environmentId, importId: null, inviter: operator }
      const limits = { windowMs: 600_000, maxSendsPerRecipientPerDay: cap }
      const [made] = await createInvites(sql, { ...creation, ...limits }, [
        { ...nobody(), ...given },
      ])
      if (!made) throw new Error('Every invite has an outcome.')
      return made
    },
    resend: (id: string) => admin.ask('POST', `/identity-invites/${id}/resend`, {}, here),
    read: (id: string) => admin.ask('GET', `/identity-invites/${id}`, undefined, here),
  }
}

const nobody = (): NewInvite => ({
  id: randomUUID(),
  resentFrom: null,
  email: null,
  mobileNumber: newNumber(),
  initiateLoginUri: null,
  allowSameEmail: true,
  firstName: 'Pat',
  lastName: 'Lee',
  applicationId: null,
  inviteRedirectUrl: null,
  sendEmail: true,
  lang: null,
  templateKey: 'INVITE_USER',
  message: null,
  customFields: {},
  grants: [],
})
/** Of an invite that was made; throws why it was not. */
export const idOf = (made: { id: string } | Problem) => {
  if (made instanceof Problem) throw made
  return made.id
}
