import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../db/client.ts'
import { sharedStack } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import { makeTenant, type Tenant } from './support/tenants.ts'

const stack = sharedStack()
const { sql } = openDatabase(stack)
const app = connect(stack.database_url, 2) // logs in as the owner, acts as vestibule_app
afterAll(() => app.end())

let ours: Tenant
let theirs: Tenant
beforeAll(async () => {
  ;[ours, theirs] = await Promise.all([makeTenant(sql), makeTenant(sql)])
})

const inviteOf = (tenant: Tenant, overrides: Record<string, unknown> = {}) => {
  const row = {
    id: randomUUID(),
    account_id: tenant.accountId,
    environment_id: tenant.environmentId,
    email: `${randomUUID()}@example.com`,
    send_email: false,
    invited_by_type: 'api_key',
    invited_by_id: randomUUID(),
    invited_by_name: 'HR',
    delivery_state: 'not_requested',
    expires_at: new Date(Date.now() + 60_000),
    ...overrides,
  }
  return app`insert into invites ${app(row)} returning id, email`
}
const refusedBy = (constraint: string) => expect.objectContaining({ constraint_name: constraint })

describe('tenants are apart by construction', () => {
  it.each([
    ['role', () => ({ roleId: theirs.roleId, nodeId: ours.nodeId })],
    ['node', () => ({ roleId: ours.roleId, nodeId: theirs.nodeId })],
  ])('no invite can give a foreign %s', async (_what, grant) => {
    const [invite] = await inviteOf(ours)
    const { accountId, environmentId } = ours
    const row = { accountId, environmentId, inviteId: invite?.id, position: 1, ...grant() }
    await expect(app`insert into invite_grants ${app(row)}`).rejects.toMatchObject({
      code: '23503',
    })
  })

  it('no invite can name a foreign application or environment', async () => {
    const foreign = { application_id: theirs.applicationId }
    await expect(inviteOf(ours, foreign)).rejects.toMatchObject({ code: '23503' })
    const elsewhere = { environment_id: theirs.environmentId }
    await expect(inviteOf(ours, elsewhere)).rejects.toMatchObject({ code: '23503' })
  })

  it('no identity can be a member of a foreign application', async () => {
    const row = {
      accountId: ours.accountId,
      identityId: ours.identityId,
      applicationId: theirs.applicationId,
    }
    await expect(app`insert into app_memberships ${app(row)}`).rejects.toMatchObject({
      code: '23503',
    })
  })
})

describe('an address is one address', () => {
  const spellings = [' Zoë@Example.com', 'ZOË@EXAMPLE.COM', 'zoe\u0308@example.com']

  it('however it is spelt', async () => {
    const keys = await sql<{ key: string }[]>`
      select distinct canonical_email(address) as key from unnest(${spellings}::text[]) address`
    expect(keys).toEqual([{ key: 'zoë@example.com' }])
  })

  it('with one pending invite in an environment, and one identity in an account', async () => {
    const email = `Zoë-${randomUUID()}@example.com`
    await inviteOf(ours, { email })
    await expect(inviteOf(ours, { email: email.toUpperCase().normalize('NFC') })).rejects.toEqual(
      refusedBy('one_pending_invite'),
    )
    await inviteOf(theirs, { email })
    await inviteOf(ours, { email, environment_id: null })
    await expect(inviteOf(ours, { email, environment_id: null })).rejects.toEqual(
      refusedBy('one_pending_invite'),
    )
    const person = { accountId: ours.accountId, email }
    await app`insert into identities ${app(person)}`
    const again = { ...person, email: email.toLowerCase() }
    await expect(app`insert into identities ${app(again)}`).rejects.toEqual(
      refusedBy('one_identity_per_address'),
    )
  })
})

it('a number without an address has one pending invite, and one identity', async () => {
  const mobile_number = `+49151${String(Math.random()).slice(2, 11)}`
  await inviteOf(ours, { email: null, mobile_number })
  await expect(inviteOf(ours, { email: null, mobile_number })).rejects.toEqual(
    refusedBy('one_pending_invite_by_number'),
  )
  await inviteOf(ours, { mobile_number }) // its message goes elsewhere
  const person = { accountId: ours.accountId, mobileNumber: mobile_number }
  await app`insert into identities ${app(person)}`
  await expect(app`insert into identities ${app(person)}`).rejects.toEqual(
    refusedBy('one_identity_per_number'),
  )
})

describe('an invite', () => {
  it.each(['accepted', 'expired', 'revoked', 'rejected'])('that is %s stays so', async (status) => {
    const [invite] = await inviteOf(ours)
    const settled = {
      status,
      acceptedIdentityId: status === 'accepted' ? ours.identityId : null,
      acceptedAttemptId: status === 'accepted' ? randomUUID() : null,
    }
    await app`update invites set ${app(settled)} where id = ${invite?.id}`
    const reopen = { status: 'pending', acceptedIdentityId: null, acceptedAttemptId: null }
    await expect(app`update invites set ${app(reopen)} where id = ${invite?.id}`).rejects.toEqual(
      refusedBy('final_states_are_final'),
    )
  })

  it('never goes back to older links, nor to another person', async () => {
    const [invite] = await inviteOf(ours, { generation: 3 })
    const back = app`update invites set generation = 2 where id = ${invite?.id}`
    await expect(back).rejects.toEqual(refusedBy('generations_grow'))
    const other = app`update invites set email = 'eve@example.com' where id = ${invite?.id}`
    await expect(other).rejects.toEqual(refusedBy('invites_keep_their_person'))
  })

  it('cannot be accepted without a person', async () => {
    const [invite] = await inviteOf(ours)
    const lie = app`update invites set status = 'accepted' where id = ${invite?.id}`
    await expect(lie).rejects.toMatchObject({ code: '23514' })
  })
})

describe('the application', () => {
  it.each([
    'update invite_events set type = $$sent$$',
    'delete from invite_events',
    'update facts set type = $$X$$',
    'delete from facts',
    'alter table invites drop constraint one_pending_invite',
    'drop index one_pending_invite',
    'alter table invites disable trigger guard_invite',
    'set session_replication_role = replica',
    'truncate invites',
    'create table elsewhere (id int)',
  ])('may not %s', async (statement) => {
    await expect(app.unsafe(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/42501|42704/),
    })
  })

  it('owns nothing', async () => {
    const owned = await sql`
      select relname from pg_class join pg_roles on pg_roles.oid = relowner
      where rolname = 'vestibule_app'`
    expect([...owned]).toEqual([])
  })
})

it('keeps a flat environment flat', async () => {
  const { accountId, environmentId, nodeId } = ours
  const child = { accountId, environmentId, parentId: nodeId, name: 'Branch' }
  await expect(app`insert into nodes ${app(child)}`).rejects.toEqual(refusedBy('hierarchy_enabled'))
  await sql`update environments set hierarchy_enabled = true where id = ${environmentId}`
  const [node] = await app`insert into nodes ${app(child)} returning id, path`
  expect(node?.path).toBe(`/${nodeId}/${node?.id}/`)
})
