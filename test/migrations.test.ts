import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import postgres from 'postgres'
import { expect, it, onTestFinished } from 'vitest'
import { connect } from '../db/client.ts'
import { readFunnel } from '../db/invite-funnel.ts'
import { migrate } from '../migrations/migrate.ts'
import { sharedStack } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import { makeTenant } from './support/tenants.ts'

const stack = sharedStack()
const { sql } = openDatabase(stack)
const files = readdirSync('migrations').filter((file) => file.endsWith('.sql'))

/** A database of its own, without a table. */
async function openEmpty() {
  const name = `m${randomUUID().replaceAll('-', '')}`
  await sql`create database ${sql(name)}`
  const url = new URL(stack.database_url)
  url.pathname = name
  const own = postgres(url.href, { max: 1, onnotice: () => {}, transform: postgres.camel })
  onTestFinished(async () => {
    await own.end()
    await sql`drop database ${sql(name)} with (force)`
  })
  return { url: url.href, own }
}

it('migrates once when two processes start together, and never twice', async () => {
  const { url, own } = await openEmpty()
  const [first, second] = await Promise.all([migrate(url), migrate(url)])
  expect([first.length, second.length].sort()).toEqual([0, files.length])
  expect(await migrate(url)).toEqual([])
  await own`update schema_migrations set checksum = 'changed' where name like '0001%'`
  await expect(migrate(url)).rejects.toThrow('0001_directory.sql was changed')
})

it('counts what was sent and accepted before there was a place to note it', async () => {
  const { url, own } = await openEmpty()
  for (const file of files.slice(0, 3)) await own.file(`migrations/${file}`)
  const { accountId, environmentId, identityId } = await makeTenant(own)
  await own`
    with invited as (
      insert into invites (id, account_id, environment_id, email, send_email, invited_by_type,
        invited_by_id, invited_by_name, generation, delivery_state, delivery_sent_at, status,
        accepted_identity_id, accepted_attempt_id, expires_at, created_at, updated_at)
      select uuidv7(), ${accountId}, ${environmentId}, generation || state || '@example.com', true,
        'api_key', uuidv7(), 'HR', generation, state, case when state = 'sent' then now() end,
        case when took > 0 then 'accepted' else 'pending' end,
        case when took > 0 then ${identityId}::uuid end, case when took > 0 then uuidv7() end,
        now() + interval '1 day', now() - interval '1 hour',
        now() - interval '1 hour' + make_interval(secs => written)
      from (values (1, 'sent', 0, 0), (2, 'queued', 0, 0), (1, 'failed', 0, 0),
        (1, 'not_requested', 60, 60), (2, 'not_requested', 100, 1000))
        old (generation, state, took, written)
      returning *
    ), resent as (
      insert into invite_events (account_id, invite_id, type, actor)
      select account_id, id, 'sent', '{}' from invited where delivery_state = 'queued'
    )
    insert into invite_events (account_id, invite_id, type, at, actor)
    select account_id, id, 'accepted', created_at + make_interval(secs => 40 * generation + 20), '{}'
    from invited where status = 'accepted'`
  for (const file of files.slice(3)) await own.file(`migrations/${file}`)
  const app = connect(url, 1)
  onTestFinished(() => app.end())
  const read = () => readFunnel(app, { accountId, environmentId }, {})
  const before = { created: 5, sent: 2, accepted: 2, medianSecondsToAccept: 80 }
  expect(await read()).toMatchObject(before)
  await app`update invites set generation = generation + 1, delivery_sent_at = null,
    delivery_state = 'queued' where status = 'pending'`
  await app`update invites set message = 'Later.'`
  expect(await read()).toMatchObject(before)
})
