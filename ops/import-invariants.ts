import type { Sql } from 'postgres'

/** What holds of every import, running ones included, and of those that have finished. Spec §6. */
export const importChecks = (sql: Sql) => ({
  'an import whose counts are not those of its rows': sql`
    select imports.id from imports where (total, succeeded, failed, skipped) is distinct from (
      select (count(*)::int, (count(*) filter (where status = 'succeeded'))::int,
        (count(*) filter (where status = 'failed'))::int,
        (count(*) filter (where status = 'skipped'))::int)
      from import_rows where import_id = imports.id)`,
  'a finished import with a row that has no outcome': sql`
    select imports.id from imports where finished_at is not null and exists (select from import_rows
      where import_id = imports.id and status = 'queued')`,
  'a finished import whose run has not ended long after': sql`
    select id from imports where run_ended_at is null and finished_at < now() - interval '1 hour'`,
  'a row that succeeded without what it makes': sql`
    select outcome_id as id from import_rows join imports on imports.id = import_id
    where import_rows.status = 'succeeded' and case mode
      when 'bulk_invite' then not exists (select from invites
        where invites.id = outcome_id and invites.import_id = imports.id)
      else not exists (select from identities
        where identities.id = outcome_id and identities.account_id = imports.account_id) end`,
  'a row of a finished import that made something and does not say so': sql`
    select outcome_id as id from import_rows join imports on imports.id = import_id
    where finished_at is not null and import_rows.status <> 'succeeded'
      and (exists (select from invites where invites.id = outcome_id)
        or exists (select from identities where identities.id = outcome_id))`,
  'an invite of an import that no row of it made': sql`
    select id from invites where import_id is not null and resent_from is null
      and not exists (select from import_rows
        where import_rows.import_id = invites.import_id and outcome_id = invites.id)`,
  'a password kept after its row was settled': sql`
    select outcome_id as id from import_rows
    where status <> 'queued' and sealed_password is not null`,
  'an address that one import invited twice': sql`
    select import_id as id from invites where import_id is not null and resent_from is null
    group by import_id, email_key having count(*) > 1`,
  'a gap in the order in which rows were settled': sql`
    select import_id as id from import_rows where settled_no is not null
    group by import_id having max(settled_no) <> count(*)`,
})
