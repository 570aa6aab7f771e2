import { describe, expect, it, vi } from 'vitest'
import { createClient, pick, sharedStack, text } from './support/client.ts'
import { asOperator, makeKeyHolder, openImports, people } from './support/import-runs.ts'

/** Imports from stored rows to their outcomes, on the whole stack. */
const api = createClient(sharedStack())
const imports = await openImports(sharedStack())
const tenant = await makeKeyHolder(imports.sql)

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
