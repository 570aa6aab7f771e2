import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Account, type Api, signUp, startApi } from './support/api.ts'

let api: Api
let account: Account
beforeAll(async () => {
  api = await startApi()
  account = await signUp(api)
})
afterAll(() => api.stop())

const create = async () => {
  const headers = { ...account.bearer, 'x-environment-id': account.environmentId }
  const payload = { url: 'https://hooks.test/' }
  return { body: (await api.call('/api/v1/webhooks', { headers, payload })).json() }
}

describe('the tables', () => {
  it('refuse a delivery of another tenant’s fact, and of another environment’s', async () => {
    const other = await signUp(api)
    const { body } = await create()
    const fact = async ({
      accountId,
      environmentId,
    }: Pick<Account, 'accountId' | 'environmentId'>) => {
      const [row] = await api.sql<[{ id: string; objectId: string }]>`
        insert into facts (account_id, environment_id, type, object_type, object_id, attributes)
        values (${accountId}, ${environmentId}, 'INVITE_USER', 'userinvitations', uuidv7(), '{}')
        returning id, object_id`
      return row
    }
    const [sibling] = await api.sql<[{ id: string }]>`
      select id from environments
      where account_id = ${account.accountId} and id <> ${account.environmentId}`
    const owner = api.sql
    const deliver = async (id: string, environmentId: string, accountId = account.accountId) =>
      owner.begin(async (tx) => {
        await tx`set local role none` // what the application may not do at all, its owner may not do either
        await tx`
          insert into webhook_deliveries (account_id, environment_id, webhook_id, webhook_scope_id,
            fact_id, object_id)
          values (${accountId}, ${environmentId}, ${body.id}, ${account.environmentId}, ${id},
            uuidv7())`
      })
    const theirs = await fact(other)
    const beside = await fact({ accountId: account.accountId, environmentId: sibling.id })
    const nowhere = { code: '23503' }
    await expect(deliver(theirs.id, other.environmentId, other.accountId)).rejects.toMatchObject({
      code: '23514',
    })
    await expect(deliver(theirs.id, account.environmentId)).rejects.toMatchObject(nowhere)
    await expect(deliver(beside.id, sibling.id)).rejects.toMatchObject({ code: '23514' })
    await expect(deliver(beside.id, account.environmentId)).rejects.toMatchObject(nowhere)
    const ours = await fact(account)
    const twice = deliver(ours.id, account.environmentId)
    await expect(twice).rejects.toMatchObject({ code: '23505' }) // the trigger made the one there is
  })

  it('let the application invent no delivery of a fact', async () => {
    const { body } = await create()
    const invented = api.sql`
      insert into webhook_deliveries (account_id, webhook_id, webhook_scope_id, fact_id, object_id)
      values (${account.accountId}, ${body.id}, ${account.environmentId}, uuidv7(), uuidv7())`
    await expect(invented).rejects.toMatchObject({ code: '42501' })
  })

  it('do not fail a fact whose webhook is deleted at this moment', async () => {
    const { body } = await create()
    let deleted: Promise<unknown> = Promise.resolve()
    await api.sql.begin(async (tx) => {
      await tx`delete from webhooks where id = ${body.id}`
      deleted = api.sql`
        insert into facts (account_id, environment_id, type, object_type, object_id, attributes)
        values (${account.accountId}, ${account.environmentId}, 'INVITE_USER', 'userinvitations',
          uuidv7(), '{}')`.execute()
      await expect
        .poll(async () => (await tx`select from pg_locks where not granted`).length)
        .toBeGreaterThan(0)
    })
    await expect(deleted).resolves.toBeDefined()
  })
})
