import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { addPerson, judge, plantTree } from './support/import-verdicts.ts'
import { type Asked, fileOf, openImports } from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)
const theirs = await openImports(api)
const tree = await plantTree(desk)

const judgeOne = async (row: Record<string, string>, asked?: Asked) =>
  (await judge(desk, [row], asked))[0]

const somewhere = () => ({ role_id: tree.roleId, node_id: tree.europe })
async function join(identityId: string) {
  await api.sql`
    insert into app_memberships (account_id, identity_id, application_id)
    select account_id, ${identityId}, id from applications
    where environment_id = ${desk.environmentId} and is_default`
}

describe('an address that is known', () => {
  it('gains what the row gives, unless it has all of it', async () => {
    const { id, email } = await addPerson(api, desk)
    expect(await judgeOne({ email })).toEqual(['warning', 'email_conflict email'])
    await join(id)
    expect(await judgeOne({ email })).toEqual(['error', 'already_member email'])
    expect(await judgeOne({ email, ...somewhere() })).toEqual(['warning', 'email_conflict email'])
    await api.sql`
      insert into role_assignments (account_id, environment_id, identity_id, role_id, node_id)
      values (${desk.accountId}, ${desk.environmentId}, ${id}, ${tree.roleId}, ${tree.europe})`
    expect(await judgeOne({ email: email.toUpperCase(), ...somewhere() })).toEqual([
      'error',
      'already_member email',
    ])
  })

  it('cannot be created again, nor can an external id', async () => {
    const external_id = randomUUID()
    const { email } = await addPerson(api, desk, external_id)
    expect(await judge(desk, [{ email }, { external_id }], { mode: 'bulk_create' })).toEqual([
      ['error', 'email_conflict email'],
      ['error', 'external_id_conflict external_id'],
    ])
  })

  it('of another account is not known', async () => {
    const { email } = await addPerson(api, desk)
    const file = fileOf({ email })
    const answer = await theirs.preview(file, { mode: 'bulk_create' })
    expect(answer.json().stats.valid).toBe(1)
  })

  it('with a pending invitation cannot be invited again, but once it is over', async () => {
    const made = (await desk.invite({})).json()
    expect(await judgeOne({ email: made.email })).toEqual(['error', 'invite_pending email'])
    expect(await judgeOne({ email: made.email }, { mode: 'bulk_create' })).toEqual([
      'warning',
      'invite_pending email',
    ])
    await api.sql`
      update invites set created_at = created_at - interval '8 days', expires_at = now() - interval '1 day'
      where id = ${made.id}`
    expect(await judgeOne({ email: made.email })).toEqual(['valid'])
  })

  it('with a pending invitation of another environment may be invited', async () => {
    const made = (await desk.invite({})).json()
    const { results } = (await theirs.preview(fileOf({ email: made.email }))).json()
    expect(results[0].verdict).toBe('valid')
  })
})
