import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { expect, inject, it, vi } from 'vitest'
import { createDataConverter } from '../security/data-converter.ts'
import { createSealer } from '../security/sealed.ts'
import { createClient, sharedStack, text, tokenIn } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import { testSecrets } from './support/secrets.ts'

const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
const canary = `canary-${crypto.randomUUID()}`
const person = { first_name: `Canary${Date.now()}`, last_name: 'Lovelace' }

/** Every place a secret could have been left: whole table rows, as text. */
async function everyRow(): Promise<Map<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`
  const texts = await Promise.all(
    tables.map(async ({ name }): Promise<[string, string]> => {
      const rows = await sql<{ row: string }[]>`select t::text as row from ${sql(name)} t`
      return [name, rows.map(({ row }) => row).join('\n')]
    }),
  )
  return new Map(texts)
}

/** A history as Temporal stores it, or as our own codec opens it: all bytes, as text. */
async function historyOf(workflowId: string, opened: boolean): Promise<string> {
  const connection = await Connection.connect({ address: api.stack.temporal_address })
  const keys = [Buffer.from(testSecrets.ENCRYPTION_KEYS, 'base64url')]
  const dataConverter = createDataConverter(createSealer(keys))
  const client = new Client({ connection, dataConverter })
  const history = await client.workflow.getHandle(workflowId).fetchHistory()
  const description = await client.workflow.getHandle(workflowId).describe()
  await connection.close()
  const { texts, bytes } = leaves([history, description.raw])
  const codec = dataConverter.payloadCodecs?.[0]
  const seen = opened && codec ? await Promise.all(bytes.map((data) => open(codec, data))) : bytes
  return [...texts, ...seen.map((data) => Buffer.from(data).toString('latin1'))].join('\n')
}

/** Every text and every byte string inside, keys included. */
function leaves(value: unknown): { texts: string[]; bytes: Uint8Array[] } {
  if (value instanceof Uint8Array) return { texts: [], bytes: [value] }
  if (typeof value !== 'object' || value === null) return { texts: [String(value)], bytes: [] }
  const inner = Object.values(value).map(leaves)
  return {
    texts: [...Object.keys(value), ...inner.flatMap(({ texts }) => texts)],
    bytes: inner.flatMap(({ bytes }) => bytes),
  }
}

async function open(
  codec: NonNullable<ReturnType<typeof createDataConverter>['payloadCodecs']>[number],
  data: Uint8Array,
): Promise<Uint8Array> {
  const metadata = { encoding: Buffer.from('binary/encrypted') }
  const [payload] = await codec.decode([{ metadata, data }]).catch(() => [])
  return payload?.data ?? data
}

function logs(): string {
  const folder = dirname(inject('stackFile'))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const found = files.filter((file) => file.endsWith('.log'))
  expect(found.length).toBeGreaterThan(1)
  return found.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
}

it('leaves no token, password or hash where it does not belong', async () => {
  const created = await api.invite({ ...person, message: 'Welcome aboard.' })
  const [id, email] = [text(created.body, 'id'), text(created.body, 'email')]
  const mailed = tokenIn(await api.mailTo(email))
  const copied = tokenIn(text(created.body, 'accept_url'))
  await api.accept(mailed, { password: 'short' })
  await api.accept(mailed.slice(0, -2), { password: canary })
  await api.call('GET', `/app/identity/accept-invite?token=${copied}`)
  const keyed = { 'idempotency-key': crypto.randomUUID() }
  const accepted = await api.accept(mailed, { ...person, password: canary }, keyed)
  expect(accepted.status).toBe(201)
  expect((await api.accept(copied, { password: canary })).status).toBe(410)

  const secrets = [mailed, copied, canary, canary.slice(7), mailed.slice(-43), copied.slice(-43)]
  for (const [table, rows] of await everyRow()) {
    for (const secret of secrets) expect(rows.includes(secret), `a secret in ${table}`).toBe(false)
    // What other tests staged and nobody took may still wait there; ours must not.
    const mayHash = ['identities', 'operators', 'acceptance_attempts'].includes(table)
    expect(rows.includes('$argon2id$') && !mayHash, `a hash in ${table}`).toBe(false)
  }

  expect(await sql`select id from acceptance_attempts where invite_id = ${id}`).toHaveLength(0)

  const workflowId = `invite/${id}`
  const personal = [email, email.slice(0, 13), person.first_name, 'Welcome aboard']
  await vi.waitUntil(async () => /CompletedEvent/.test(await historyOf(workflowId, false)), 20_000)
  const stored = await historyOf(workflowId, false)
  for (const text of [...secrets, ...personal, '$argon2id$']) expect(stored).not.toContain(text)
  const opened = await historyOf(workflowId, true)
  expect(opened).toContain(id) // it was opened indeed
  expect(opened).toContain('"generation":1')
  for (const text of [...secrets, ...personal, '$argon2id$']) expect(opened).not.toContain(text)

  const written = logs()
  expect(written).toContain('/api/v1/invite-acceptances')
  for (const text of [...secrets, ...personal, '$argon2id$']) {
    expect(written.includes(text), 'something secret or personal in a log').toBe(false)
  }
})
