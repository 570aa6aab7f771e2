import { randomBytes } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { v7 } from 'uuid'
import { afterAll, vi } from 'vitest'
import type { ImportField, ImportMode } from '../../csv/fields.ts'
import { connect, type Sql } from '../../db/client.ts'
import { readImportSeed } from '../../db/import-runs.ts'
import { cancelImport, type ImportRun, type NewRow, storeImport } from '../../db/imports.ts'
import { createDataConverter } from '../../security/data-converter.ts'
import { sealRowPassword } from '../../security/row-passwords.ts'
import { createSealer } from '../../security/sealed.ts'
import type { importRun } from '../../workflows/import.ts'
import { cancelImportSignal, importWorkflowId } from '../../workflows/messages.ts'
import { importStartOptions } from '../../workflows/starting.ts'
import { testSecrets } from './secrets.ts'
import type { StackFile } from './stack.ts'
import { makeTenant, type Tenant } from './tenants.ts'

/** A row as a file has it: by field. */
export type Person = Partial<Record<ImportField, string>> & { email: string }
export type Told = {
  number: number
  email: string
  status: string
  code: string | null
  message: string | null
  outcomeId: string
}
export type Starting = {
  mode?: ImportMode
  people: Person[]
  refusals?: Map<number, NewRow['refusal']>
}
export type Imports = Awaited<ReturnType<typeof openImports>>

const sealer = createSealer([Buffer.from(testSecrets.ENCRYPTION_KEYS, 'base64url')])
const longWait = { timeout: 90_000, interval: 50 }

/** Imports at a stack, past the API: stored as it stores them, started as it starts them. */
export async function openImports(stack: StackFile) {
  const sql = connect(stack.app_database_url, 4)
  const connection = await Connection.connect({ address: stack.temporal_address })
  const dataConverter = createDataConverter(sealer)
  const client = new Client({ connection, namespace: stack.temporal_namespace, dataConverter })
  const close = () => Promise.all([sql.end(), connection.close()])
  afterAll(close)

  async function store(tenant: KeyHolder, { mode = 'bulk_invite', people, refusals }: Starting) {
    const id = v7()
    const columns = [...new Set(people.flatMap((person) => Object.keys(person)))]
    const rows = people.map((person, index): NewRow => {
      const cells = columns.map((name) => (name === 'password' ? '' : cellOf(person, name)))
      const place = { importId: id, number: index + 1 }
      const sealedPassword = person.password
        ? sealRowPassword(sealer, place, person.password)
        : null
      return { cells, sealedPassword, refusal: refusals?.get(index + 1) ?? null }
    })
    const { accountId, starter } = tenant
    const environmentId = mode === 'account_bulk_create' ? null : tenant.environmentId
    const place = { accountId, environmentId, mode, filename: null, startedBy: starter }
    await storeImport(sql, { id, ...place, columns, mapping: columns, rows })
    return id
  }

  async function start(id: string) {
    const seed = await readImportSeed(sql, id)
    if (!seed) throw new Error('no such import')
    await client.workflow.start<typeof importRun>(
      'importRun',
      importStartOptions(seed, 'vestibule'),
    )
  }

  const read = async (id: string) => {
    const [run] = await sql<[ImportRun & { runEndedAt: Date | null }]>`
      select * from imports where id = ${id}`
    return run
  }

  return {
    sql,
    client,
    close,
    store,
    start,
    read,
    async run(tenant: KeyHolder, starting: Starting) {
      const id = await store(tenant, starting)
      await start(id)
      return id
    },
    rows: (id: string) => sql<Told[]>`
      select number, cells[1] as email, status, code, message, outcome_id from import_rows
      where import_id = ${id} order by number`,
    /** Every row is settled, and its mail was tried. */
    finished: (id: string) =>
      vi.waitUntil(async () => {
        const run = await read(id)
        return run.finishedAt && run
      }, longWait),
    /** And every invite has its own workflow. */
    ended: (id: string) =>
      vi.waitUntil(async () => {
        const run = await read(id)
        return run.runEndedAt && run
      }, longWait),
    async cancel(id: string) {
      await cancelImport(sql, id)
      await client.workflow.getHandle(importWorkflowId(id)).signal(cancelImportSignal)
    },
  }
}

const cellOf = (person: Person, name: string) =>
  Object.entries(person).find(([field]) => field === name)?.[1] ?? ''

export type KeyHolder = Tenant & {
  starter: { type: 'api_key' | 'operator'; id: string; name: string }
}

/** A tenant with a key that may import. */
export async function makeKeyHolder(sql: Sql): Promise<KeyHolder> {
  const tenant = await makeTenant(sql)
  const [{ id }] = await sql<[{ id: string }]>`
    insert into api_keys (account_id, environment_id, name, prefix, key_hash, permissions)
    values (${tenant.accountId}, ${tenant.environmentId}, 'Imports',
      ${randomBytes(9).toString('hex')}, ${randomBytes(32)}, '{import.manage}') returning id`
  return { ...tenant, starter: { type: 'api_key', id, name: 'Imports' } }
}

/** The same tenant by an operator of its, who may do everything. */
export async function asOperator(sql: Sql, tenant: KeyHolder): Promise<KeyHolder> {
  const [{ id }] = await sql<[{ id: string }]>`
    insert into operators (account_id, email, role, password_hash)
    values (${tenant.accountId}, ${`${v7()}@example.com`}, 'admin', '$argon2id$stand-in')
    returning id`
  return { ...tenant, starter: { type: 'operator', id, name: 'Grace' } }
}

/** People nobody made before. */
export const people = (count: number, given: Partial<Person> = {}): Person[] =>
  Array.from({ length: count }, (_person, index) => ({
    email: `${v7()}@import.example.com`,
    first_name: 'Ada',
    last_name: `Lovelace ${index + 1}`,
    ...given,
  }))
