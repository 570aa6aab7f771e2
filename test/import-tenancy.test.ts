import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKey, openApi } from './support/api.ts'
import { withoutRequestId } from './support/directory.ts'
import { signInOperator } from './support/environments.ts'
import { fileOf, type ImportsDesk, openImports } from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)
const theirs = await openImports(api)

type Headers = Record<string, string>
const paths = ['', '/rows', '/events', '/results.csv'].map((path) => ['GET', path] as const)
const steps = ['/cancel', '/revoke-pending'].map((path) => ['POST', path] as const)
const everything = [...paths, ...steps]
const refused = [404, 'not_found']

async function knock(base: string, id: string, headers: Headers) {
  const answers: string[] = []
  for (const [method, path] of everything) {
    const answer = await api.call(`${base}/${id}${path}`, { method, headers })
    expect([answer.statusCode, answer.json().code]).toEqual(refused)
    answers.push(withoutRequestId(answer.body))
  }
  return answers
}
const accountImports = (of: ImportsDesk) => `/api/v1/accounts/${of.slug}/imports`

describe('an import', () => {
  it('of another tenant is answered byte for byte as one that never was', async () => {
    const id = await theirs.begin(fileOf({}))
    const foreign = await knock(desk.url, id, desk.headers)
    expect(foreign).toEqual(await knock(desk.url, randomUUID(), desk.headers))
    expect((await theirs.get(id)).json().status).toBe('queued')
    const list = await api.call(desk.url, { headers: desk.headers })
    expect(list.json().data).toEqual([])
  })

  it('of another environment of the same account is not there', async () => {
    const id = await desk.begin(fileOf({}))
    const environments = `/api/v1/accounts/${desk.slug}/environments`
    const [, other] = (await api.call(environments, { headers: desk.bearer })).json().data
    const key = await makeKey(api, { ...desk, environmentId: other.id }, ['import.manage'])
    await knock(desk.url, id, key.headers)
    await knock(desk.url, id, { ...desk.bearer, 'x-environment-id': other.id })
    await knock(accountImports(desk), id, desk.bearer)
  })

  it("of the account's directory is run by its operators, and is in no environment", async () => {
    const asked = { mode: 'account_bulk_create', headers: desk.bearer }
    const made = await desk.send(accountImports(desk), fileOf({}), asked)
    expect(made.statusCode).toBe(202)
    const { id } = made.json()
    expect(made.headers.location).toBe(`${accountImports(desk)}/${id}`)
    expect(made.json().started_by).toMatchObject({ type: 'operator', id: desk.operatorId })
    await knock(desk.url, id, desk.headers)
    await knock(accountImports(desk), id, theirs.bearer)
    const read = await api.call(`${accountImports(desk)}/${id}`, { headers: desk.bearer })
    expect(read.json()).toMatchObject(made.json())
    const revoked = await api.call(`${accountImports(desk)}/${id}/revoke-pending`, {
      headers: desk.bearer,
      payload: {},
    })
    expect(revoked.json()).toEqual({ revoked: 0 })
  })

  it("of another account's directory cannot be begun", async () => {
    const asked = { mode: 'account_bulk_create', headers: desk.bearer }
    for (const path of ['', '/preview']) {
      const answer = await desk.send(accountImports(theirs) + path, fileOf({}), asked)
      expect([answer.statusCode, answer.json().code]).toEqual(refused)
    }
  })
})

describe('who may import', () => {
  const code = async (headers: Headers, base = desk.url, mode = 'bulk_invite') => {
    const answer = await desk.send(base, fileOf({}), { headers, mode })
    return [answer.statusCode, answer.json().code]
  }

  it('is who holds `import.manage`', async () => {
    const others = await makeKey(api, desk, ['invite.manage', 'identity.manage'])
    expect(await code(others.headers)).toEqual([403, 'permission_denied'])
    const inviter = await signInOperator(api, desk, { role: 'user_invite' })
    expect(await code(inviter.headers)).toEqual([403, 'permission_denied'])
    const limited = await signInOperator(api, desk, { nodeIds: [await desk.makeNode()] })
    expect(await code(limited.headers)).toEqual([202, undefined])
    const directory = [accountImports(desk), 'account_bulk_create'] as const
    expect(await code(limited.headers, ...directory)).toEqual([403, 'permission_denied'])
    expect(await code(desk.headers, ...directory)).toEqual([403, 'wrong_principal'])
  })

  it('names an environment that is theirs and not suspended', async () => {
    expect(await code(desk.bearer)).toEqual([400, 'bad_request'])
    const into = (id: string) => ({ ...desk.bearer, 'x-environment-id': id })
    expect(await code(into(theirs.environmentId))).toEqual(refused)
    const other = await openImports(api)
    await other.ask('PATCH', '', { suspended: true })
    expect(await code(other.headers)).toEqual([403, 'account_suspended'])
  })
})
