import postgres, { type Sql } from 'postgres'
import type { StackFile } from './stack.ts'

export const archiveSize = 1_000_000

/** What the rare ones of a million invites have, to be asked for. */
export type Archive = { sql: Sql; roleId: string; importId: string; email: string; name: string }

/**
 * A million invites in the demo's environment, as years would leave them: seven in ten accepted,
 * 80,000 pending, one import, one role that few were given. Their workflows are not there, and none
 * is missing: what is pending was seen and waits.
 */
export async function fillArchive({ database_url, demo }: StackFile): Promise<Archive> {
  const sql = postgres(database_url, { max: 4, onnotice: () => {}, connection: { jit: 'off' } })
  const [{ account_id: accountId }] = await sql<[{ account_id: string }]>`
    select account_id from environments where id = ${demo.environment_id}`
  const scope = { account_id: accountId, environment_id: demo.environment_id }
  const [role] = await sql<[{ id: string }]>`
    insert into roles ${sql({ ...scope, name: 'Rarely given' })} returning id`
  const [run] = await sql<[{ id: string }]>`
    insert into imports (id, account_id, environment_id, mode, columns, mapping, started_by_type,
      started_by_id, started_by_name, total)
    values (uuidv7(), ${accountId}, ${scope.environment_id}, 'bulk_invite', '{}', '{}', 'operator',
      uuidv7(), 'Bench', 10000) returning id`
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica` // a million keys need no looking up
    await tx`
      with person as (select id from identities where account_id = ${accountId} limit 1)
      insert into invites (id, account_id, environment_id, import_id, email, first_name, last_name,
        send_email, invited_by_type, invited_by_id, invited_by_name, status, expires_at,
        delivery_state, run_seen_at, accepted_attempt_id, accepted_identity_id, created_at)
      select uuidv7(make_interval(secs => n - ${archiveSize})), ${accountId}, ${scope.environment_id},
        case when n % 100 = 50 then ${run.id}::uuid end,
        'person' || n || '@' || md5((n % 5000)::text) || '.example', 'Person', md5(n::text),
        false, 'operator', uuidv7(), 'Bench', status, now() + interval '30 days', 'not_requested',
        now(), case when status = 'accepted' then uuidv7() end,
        case when status = 'accepted' then person.id end,
        now() + make_interval(secs => n - ${archiveSize})
      from person, generate_series(1, ${archiveSize}) n, lateral (select case
        when n % 100 < 70 then 'accepted' when n % 100 < 85 then 'expired' when n % 100 < 90
        then 'revoked' when n % 100 < 92 then 'rejected' else 'pending' end as status) life`
    await tx`
      insert into invite_grants (account_id, environment_id, invite_id, role_id, node_id, position)
      select account_id, environment_id, id,
        case when right(last_name, 3) = '7a7' then ${role.id}::uuid else ${demo.role_id}::uuid end,
        ${demo.node_id}, 1
      from invites where invited_by_name = 'Bench'`
  })
  await sql`vacuum analyze invites`
  await sql`vacuum analyze invite_grants`
  const [some] = await sql<[{ email: string; last_name: string }]>`
    select email, last_name from invites where invited_by_name = 'Bench' order by id limit 1`
  return { sql, roleId: role.id, importId: run.id, email: some.email, name: some.last_name }
}
