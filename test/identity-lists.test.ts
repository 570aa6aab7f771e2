import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKey, openApi, signUp } from './support/api.ts'
import { furnish, somebody, withoutRequestId } from './support/directory.ts'

const url = '/api/v1/identities'
const api = await openApi()
const account = await signUp(api)
const other = await signUp(api)
const ours = await furnish(api, account)
const theirs = await furnish(api, other)
const directory = `/api/v1/accounts/${account.slug}/identities`

type Headers = Record<string, string>
const inProduction = (): Headers => ({
  ...account.bearer,
  'x-environment-id': ours.production.environmentId,
})
const create = async (given: object = {}, headers: Headers = ours.key.headers) =>
  (await api.call(url, { headers, payload: somebody(given) })).json()
const createDirectly = async (given: object = {}) =>
  (await api.call(directory, { headers: account.bearer, payload: somebody(given) })).json()
const ids = async (query: object, at: { path?: string; headers?: Headers } = {}) => {
  const { path = url, headers = ours.key.headers } = at
  const answer = await api.call(`${path}?${new URLSearchParams({ ...query })}`, { headers })
  return answer.json().data?.map(({ id }: { id: string }) => id) ?? answer.json().code
}

describe('the people of an environment', () => {
  it('are found by parts of names and addresses, and by every exact mark', async () => {
    const mark = randomUUID()
    const given = { first_name: 'Zoë', last_name: `O%${mark.slice(0, 8)}_x`, external_id: mark }
    const { id, email } = await create({ ...given, role_id: ours.roleId, node_id: ours.nodeId })
    await create()
    const part = mark.slice(2, 8).toUpperCase()
    for (const query of [{ q: `%${mark.slice(0, 8)}_x` }, { q: part }, { q: email.slice(2, 20) }]) {
      expect(await ids(query)).toEqual([id])
    }
    expect(await ids({ q: `o_${mark.slice(0, 8)}` })).toEqual([])
    expect(await ids({ email: ` ${email.toUpperCase()}` })).toEqual([id])
    expect(await ids({ email: email.slice(1) })).toEqual([])
    expect(await ids({ external_id: mark })).toEqual([id])
    expect(await ids({ external_id: mark, q: 'nobody' })).toEqual([])
    expect(await ids({ role_id: ours.roleId, q: part })).toEqual([id])
    expect(await ids({ node_id: randomUUID(), q: part })).toEqual([])
  })

  it('are found by role and node, which together mean that role at that node', async () => {
    const { roleId: role_id, nodeId: node_id } = await furnish(api, account)
    const { id } = await create({ role_id, node_id })
    expect(await ids({ role_id })).toEqual([id])
    expect(await ids({ role_id, node_id })).toEqual([id])
    expect(await ids({ node_id })).toContain(id)
    expect(await ids({ role_id, node_id: randomUUID() })).toEqual([])
    expect(await ids({ role_id: theirs.roleId })).toEqual([])
  })

  it('are listed newest first, in pages that add up to all, each person once', async () => {
    const fresh = await signUp(api)
    const place = await furnish(api, fresh)
    const made: string[] = []
    for (let i = 0; i < 5; i++) {
      const given = i % 2 ? {} : { role_id: place.roleId, node_id: place.nodeId }
      made.unshift((await create(given, place.key.headers)).id)
    }
    const seen: string[] = []
    for (let cursor = ''; cursor !== null; ) {
      const page = await api.call(`${url}?limit=2${cursor}`, { headers: place.key.headers })
      seen.push(...page.json().data.map(({ id }: { id: string }) => id))
      cursor = page.json().next_cursor && `&cursor=${page.json().next_cursor}`
    }
    expect(seen).toEqual(made)
  })

  it('are those with a membership or an assignment there, and show only what they hold there', async () => {
    const both = await create({ role_id: ours.roleId, node_id: ours.nodeId })
    const { accountId } = account
    const { applicationId, environmentId, nodeId } = ours.production
    expect(await ids({ email: both.email }, { headers: inProduction() })).toEqual([])
    await api.sql`
      insert into app_memberships (account_id, identity_id, application_id)
      values (${accountId}, ${both.id}, ${applicationId})`
    const there = await api.call(`${url}/${both.id}`, { headers: inProduction() })
    expect(there.json()).toMatchObject({
      applications: [{ application_id: applicationId }],
      assignments: [],
    })
    const [role] = await api.sql`
      insert into roles (account_id, environment_id, name)
      values (${accountId}, ${environmentId}, ${randomUUID()}) returning id`
    const alone = await createDirectly()
    await api.sql`
      insert into role_assignments (account_id, environment_id, identity_id, role_id, node_id)
      values (${accountId}, ${environmentId}, ${alone.id}, ${role?.id}, ${nodeId})`
    expect(await ids({}, { headers: inProduction() })).toEqual([alone.id, both.id])
    expect(await ids({ email: alone.email }, { headers: inProduction() })).toEqual([alone.id])
    expect(await ids({ email: alone.email })).toEqual([])
    const here = await api.call(`${url}/${both.id}`, { headers: ours.key.headers })
    expect(here.json().applications).toEqual([{ application_id: ours.defaultApplicationId }])
    const whole = await api.call(`${directory}/${both.id}`, { headers: account.bearer })
    expect(whole.json().applications).toHaveLength(2)
    expect(whole.json().assignments).toEqual(both.assignments)
  })

  it('do not include whoever is only invited', async () => {
    const { headers } = await makeKey(api, account, ['invite.manage'])
    const payload = somebody({ send_email: false })
    await api.call('/api/v1/identity-invites', { headers, payload })
    expect(await ids({ email: payload.email })).toEqual([])
    expect(
      await ids({ email: payload.email }, { path: directory, headers: account.bearer }),
    ).toEqual([])
  })

  it('are as good as not there for another environment or account', async () => {
    const { id } = await create()
    const keys = [theirs.key.headers, inProduction()]
    for (const headers of keys) {
      const [known, none] = [id, randomUUID()].map((each) =>
        api.call(`${url}/${each}`, { headers }),
      )
      expect((await known)?.statusCode).toBe(404)
      expect(withoutRequestId((await known)?.body ?? '')).toBe(
        withoutRequestId((await none)?.body ?? ''),
      )
      expect(await ids({ q: 'pat' }, { headers })).not.toContain(id)
    }
  })

  it('are for those who hold identity.read', async () => {
    const { headers } = await makeKey(api, account, ['identity.manage'])
    for (const path of [url, `${url}/${randomUUID()}`]) {
      const answer = await api.call(path, { headers })
      expect(answer.json()).toMatchObject({ status: 403, missing_permission: 'identity.read' })
    }
  })
})
