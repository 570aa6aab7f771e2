import type { Sql } from './client.ts'

/**
 * Notes that a person saw a page of this generation of links: in the row the first time of all, in
 * the timeline the first time of each generation. Nothing where it is not open by now.
 */
export async function recordOpening(sql: Sql, id: string, generation: number): Promise<void> {
  await sql`
    with open as (
      select id, account_id, generation from invites
      where id = ${id} and generation = ${generation} and status = 'pending'
        and revocation is null and expires_at > now()
    ), noted as (
      update invites set opened_at = now() from open
      where invites.id = open.id and opened_at is null and status = 'pending'
    )
    insert into invite_events (account_id, invite_id, type, actor, detail)
    select account_id, id, 'opened', '{"type": "invitee"}',
      jsonb_build_object('generation', generation)
    from open
    on conflict do nothing`
}
