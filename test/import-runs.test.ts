import { beforeAll, describe, expect, it, vi } from 'vitest'
import { searchAttributes } from '../workflows/messages.ts'
import { createClient, pick, sharedStack, text, tokenIn } from './support/client.ts'
import {
  asOperator,
  type Imports,
  type KeyHolder,
  makeKeyHolder,
  openImports,
  people,
} from './support/import-runs.ts'

/** Imports from stored rows to their outcomes, on the whole stack. */
const api = createClient(sharedStack())
let imports: Imports
let tenant: KeyHolder

beforeAll(async () => {
  imports = await openImports(sharedStack())
  tenant = await makeKeyHolder(imports.sql)
})

const statuses = async (id: string) => (await imports.rows(id)).map(({ status }) => status)

describe('bulk_invite', () => {
  it('makes an invite of every row, mails it, and hands it to a workflow of its own', async () => {
    const { roleId, nodeId } = tenant
    const given = people(3, { role_id: roleId, node_id: nodeId })
    const id = await imports.run(tenant, { people: given })
    const run = await imports.ended(id)
    expect(run).toMatchObject({ status: 'completed', succeeded: 3, failed: 0, skipped: 0 })
    for (const { email, outcomeId } of await imports.rows(id)) {
      const [invite] = await imports.sql`
        select import_id, email, delivery_state, run_seen_at is not null as has_run
        from invites where id = ${outcomeId}`
      expect(invite).toEqual({ importId: id, email, deliveryState: 'sent', hasRun: true })
      expect(await api.mailsTo(email)).toHaveLength(1)
      const described = await imports.client.workflow.getHandle(`invite/${outcomeId}`).describe()
      expect(described.status.name).toBe('RUNNING')
      expect(described.parentExecution?.workflowId).toBe(`import/${id}/batch/1`)
    }
  })
})

it('is started by the API, which tells how it goes', async () => {
  const rows = people(2)
  const taken = await api.post('/api/v1/imports', { mode: 'bulk_invite', rows })
  expect(taken.status).toBe(202)
  const path = `/api/v1/imports/${text(taken.body, 'id')}`
  const isDone = async () => pick((await api.get(path)).body, 'status') === 'completed'
  await vi.waitUntil(isDone, { timeout: 60_000, interval: 50 })
  const { body } = await api.get(path)
  expect(body).toMatchObject({ counts: { queued: 0, succeeded: 2, failed: 0, skipped: 0 } })
  for (const { email } of rows) expect(await api.mailsTo(email)).toHaveLength(1)
})

describe('bulk_create', () => {
  it('makes an identity of every row, with its password and its role', async () => {
    const { roleId, nodeId } = tenant
    const [first, second] = people(2, { role_id: roleId, node_id: nodeId })
    if (!first || !second) throw new Error()
    const given = [{ ...first, password: 'a long word 4 imports' }, second]
    const id = await imports.run(tenant, { mode: 'bulk_create', people: given })
    await imports.ended(id)
    expect(await statuses(id)).toEqual(['succeeded', 'succeeded'])
    const made = await imports.sql`
      select email, password_hash is not null as has_password, (select count(*)::int
        from role_assignments where identity_id = identities.id) as roles
      from import_rows join identities on identities.id = outcome_id
      where import_id = ${id} order by number`
    expect([...made]).toEqual([
      { email: first.email, hasPassword: true, roles: 1 },
      { email: second.email, hasPassword: false, roles: 1 },
    ])
    const sealed = await imports.sql`
      select from import_rows where import_id = ${id} and sealed_password is not null`
    expect(sealed).toHaveLength(0)
  })
})

describe('account_bulk_create', () => {
  it('makes people of the account, for an operator', async () => {
    const operator = await asOperator(imports.sql, tenant)
    const given = people(2, { application_id: tenant.applicationId })
    const id = await imports.run(operator, { mode: 'account_bulk_create', people: given })
    await imports.ended(id)
    expect(await statuses(id)).toEqual(['succeeded', 'succeeded'])
  })
})

describe('a row', () => {
  const outcomes = async (id: string) =>
    (await imports.rows(id)).map(({ status, code }) => code ?? status)

  it('that may not be invited fails alone, and says why', async () => {
    const { roleId, nodeId } = tenant
    const elsewhere = await makeKeyHolder(imports.sql)
    const [fine, twice, pending, foreign, nobody] = people(5, { role_id: roleId, node_id: nodeId })
    if (!fine || !twice || !pending || !foreign || !nobody) throw new Error()
    const first = await imports.run(tenant, { people: [pending] })
    await imports.ended(first)
    const given = [
      fine,
      twice,
      { ...twice, email: twice.email.toUpperCase() },
      pending,
      { ...foreign, role_id: elsewhere.roleId },
      { ...nobody, email: 'ada@example.com', role_id: '', node_id: '' },
    ]
    const id = await imports.run(tenant, { people: given })
    await imports.ended(id)
    const expected = [
      'succeeded',
      'succeeded',
      'duplicate_in_file',
      'invite_pending',
      'unknown_role',
    ]
    expect(await outcomes(id)).toEqual([...expected, 'succeeded'])
  })

  it('that may not be made fails alone, and says why', async () => {
    const [fine, taken, weak] = people(3, { external_id: '', password: '' })
    if (!fine || !taken || !weak) throw new Error()
    const given = [
      { ...fine, external_id: fine.email },
      { ...taken, email: 'ada@example.com' },
      { ...taken, external_id: fine.email },
      { ...weak, password: 'password123' },
    ]
    const id = await imports.run(tenant, { mode: 'bulk_create', people: given })
    await imports.ended(id)
    const expected = ['succeeded', 'email_conflict', 'external_id_conflict', 'password_breached']
    expect(await outcomes(id)).toEqual(expected)
  })

  it('that was refused or left out at the upload stays as it was', async () => {
    const refusals = new Map([
      [1, { status: 'failed', code: 'validation_failed', message: 'No.' } as const],
      [3, { status: 'skipped', code: 'deselected', message: 'Not selected.' } as const],
    ])
    const id = await imports.run(tenant, { people: people(3), refusals })
    expect(await imports.ended(id)).toMatchObject({ succeeded: 1, failed: 1, skipped: 1 })
    expect(await outcomes(id)).toEqual(['validation_failed', 'succeeded', 'deselected'])
  })
})

describe('an import under way', () => {
  const begun = (id: string) =>
    vi.waitUntil(async () => (await imports.read(id)).succeeded > 0, {
      timeout: 60_000,
      interval: 20,
    })
  const newPeople = () => ({
    mode: 'bulk_create' as const,
    people: people(150, { password: 'a long word 4 it' }),
  })

  it('that is cancelled skips what has not begun, and leaves nothing half done', async () => {
    const id = await imports.run(tenant, newPeople())
    await begun(id)
    await imports.cancel(id)
    const run = await imports.ended(id)
    expect(run).toMatchObject({ status: 'cancelled', failed: 0 })
    expect(run.succeeded + run.skipped).toBe(150)
    const left = (await imports.rows(id)).filter(({ status }) => status !== 'succeeded')
    expect(left.length).toBeGreaterThan(0)
    expect(left.every(({ status, code }) => status === 'skipped' && code === 'cancelled')).toBe(
      true,
    )
    const ids = left.map(({ outcomeId }) => outcomeId)
    expect(await imports.sql`select from identities where id = any(${ids})`).toHaveLength(0)
    const sealed = imports.sql`
      select from import_rows where import_id = ${id} and sealed_password is not null`
    expect(await sealed).toHaveLength(0)
  })

  it('goes no further once the key that started it is revoked', async () => {
    const holder = await makeKeyHolder(imports.sql)
    const id = await imports.run(holder, newPeople())
    await begun(id)
    await imports.sql`update api_keys set revoked_at = now() where id = ${holder.starter.id}`
    const run = await imports.ended(id)
    expect(run).toMatchObject({ status: 'completed', skipped: 0 })
    expect(run.succeeded + run.failed).toBe(150)
    const failed = (await imports.rows(id)).filter(({ status }) => status === 'failed')
    expect(failed.length).toBeGreaterThan(0)
    expect(new Set(failed.map(({ code }) => code))).toEqual(new Set(['permission_denied']))
  })

  it.each([
    ['account', 'account_suspended', 'update accounts set suspended_at = now() where id ='],
    [
      'environment',
      'account_suspended',
      'update environments set suspended_at = now() where account_id =',
    ],
  ])('makes nothing while its %s is suspended', async (_place, code, statement) => {
    const holder = await makeKeyHolder(imports.sql)
    const id = await imports.store(holder, { people: people(2) })
    await imports.sql.unsafe(`${statement} '${holder.accountId}'`)
    await imports.start(id)
    await imports.ended(id)
    expect((await imports.rows(id)).map((row) => row.code)).toEqual([code, code])
  })

  it('is no hindrance to who accepts before their invite has a workflow', async () => {
    const given = people(250)
    const id = await imports.run(tenant, { people: given })
    const [first] = given
    const token = tokenIn(await api.mailTo(first?.email ?? ''))
    expect((await api.accept(token)).status).toBe(201)
    expect(await imports.ended(id)).toMatchObject({ status: 'completed', succeeded: 250 })
    expect(await api.mailsTo(first?.email ?? '')).toHaveLength(1)
    const [row] = await imports.rows(id)
    const [invite] =
      await imports.sql`select status from invites where id = ${row?.outcomeId ?? ''}`
    expect(invite).toEqual({ status: 'accepted' })
  }, 120_000)

  it('does not keep a small one of another tenant waiting', async () => {
    const [large, small] = [people(400), people(10)]
    const other = await makeKeyHolder(imports.sql)
    const largeId = await imports.run(tenant, { people: large })
    await vi.waitUntil(async () => (await imports.read(largeId)).succeeded > 0, {
      timeout: 60_000,
      interval: 20,
    })
    const smallId = await imports.run(other, { people: small })
    await imports.finished(smallId)
    expect((await imports.read(largeId)).finishedAt).toBeNull()
    expect(await imports.finished(largeId)).toMatchObject({ succeeded: 400 })
    const foreign = imports.sql`
      select from invites where import_id = ${smallId} and account_id <> ${other.accountId}`
    expect(await foreign).toHaveLength(0)
  }, 120_000)

  it('can be read in the Temporal UI, by its import, without an address', async () => {
    const [person] = people(1)
    if (!person) throw new Error()
    const id = await imports.run(tenant, { people: [person] })
    await imports.ended(id)
    for (const workflowId of [`import/${id}`, `import/${id}/batch/1`]) {
      const run = imports.client.workflow.getHandle(workflowId)
      const described = await run.describe()
      expect(described.typedSearchAttributes.get(searchAttributes.importId)).toBe(id)
      expect(await described.staticSummary()).toMatch(/rows/)
      expect(JSON.stringify(await run.fetchHistory())).not.toContain(person.email)
    }
  })
})
