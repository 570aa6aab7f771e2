import { describe, expect, it, vi } from 'vitest'
import { readRunSeed } from '../db/runs.ts'
import type { invite } from '../workflows/invite.ts'
import { refreshSignal, searchAttributes } from '../workflows/messages.ts'
import { startOptions } from '../workflows/starting.ts'
import { createClient, sharedStack, tokenIn } from './support/client.ts'
import { makeKeyHolder, openImports, people } from './support/import-runs.ts'

/** What happens to imports, and beside them, while they run. */
const api = createClient(sharedStack())
const imports = await openImports(sharedStack())
const tenant = await makeKeyHolder(imports.sql)

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

  it('sends the first mail once, also to somebody whose workflow is there before it', async () => {
    const given = people(210)
    const id = await imports.store(tenant, { people: given })
    const last = given.at(-1)?.email ?? ''
    await imports.start(id)
    const made = async () => (await imports.rows(id)).at(-1)?.status === 'succeeded'
    await vi.waitUntil(made, { timeout: 60_000, interval: 5 })
    const inviteId = (await imports.rows(id)).at(-1)?.outcomeId ?? ''
    const seed = await readRunSeed(imports.sql, inviteId)
    if (!seed) throw new Error('no such invite')
    const policy = { windowMs: 3_600_000, cooldownMs: 0 }
    const options = { ...startOptions(seed, policy, 'vestibule'), signal: refreshSignal }
    await imports.client.workflow.signalWithStart<typeof invite, []>('invite', options)
    await imports.ended(id)
    expect(await api.mailTo(last)).toBeDefined()
    expect(await api.mailsTo(last)).toHaveLength(1)
  }, 120_000)

  it('does not keep a small one of another tenant waiting', async () => {
    const [large, small] = [people(800), people(10)]
    const other = await makeKeyHolder(imports.sql)
    const largeId = await imports.run(tenant, { people: large })
    await vi.waitUntil(async () => (await imports.read(largeId)).succeeded > 0, {
      timeout: 60_000,
      interval: 20,
    })
    const smallId = await imports.run(other, { people: small })
    await imports.finished(smallId)
    expect((await imports.read(largeId)).finishedAt).toBeNull()
    expect(await imports.finished(largeId)).toMatchObject({ succeeded: 800 })
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
