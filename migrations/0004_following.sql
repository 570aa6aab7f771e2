-- What an invite went through, and what changed since somebody looked.

alter table invites
  add column first_sent_at timestamptz, -- delivery_sent_at is the current generation's
  add column opened_at timestamptz, -- a person saw a page of one of its links for the first time
  add column accepted_at timestamptz,
  /* The transaction that wrote this row last. Not a time: who writes first may commit last, and
     whoever looked in between would never see it. A snapshot tells what it could not see. */
  add column changed_in xid8 not null default '0'; -- a constant: no row is written for it
alter table invites alter column changed_in set default pg_current_xact_id();

/* So many rows are not written either: of one from before, delivery_sent_at and updated_at tell
   when it was sent first and accepted. Where they do not, the timeline does. */
alter table invites disable trigger guard_invite; -- nothing happens to the invites: it did, before
update invites set first_sent_at = happened.sent
from (select invite_id, min(at) as sent from invite_events where type = 'sent' group by invite_id)
  happened
where happened.invite_id = invites.id and delivery_sent_at is null;
update invites set accepted_at = invite_events.at
from invite_events
where invite_id = invites.id and type = 'accepted' and updated_at > at + interval '1 second';
alter table invites enable trigger guard_invite;

/* Holds what the funnel counts: it reads this alone. */
drop index invites_newest;
create index invites_newest on invites (account_id, environment_id, id desc)
  include (created_at, status, revocation, expires_at, first_sent_at, delivery_sent_at, opened_at,
    accepted_at, updated_at);
create index invites_by_change on invites (account_id, environment_id, changed_in);

/* As before; and what was reached stays reached. */
create or replace function guard_invite() returns trigger language plpgsql as $$
begin
  if old.status <> 'pending' and (new.status, new.generation, new.expires_at)
      is distinct from (old.status, old.generation, old.expires_at) then
    raise exception using errcode = 'check_violation', constraint = 'final_states_are_final',
      message = 'a settled invite does not change';
  end if;
  if new.generation < old.generation then
    raise exception using errcode = 'check_violation', constraint = 'generations_grow',
      message = 'an older generation of links cannot come back';
  end if;
  if (new.id, new.account_id, new.environment_id, new.email, new.mobile_number)
      is distinct from (old.id, old.account_id, old.environment_id, old.email, old.mobile_number)
  then
    raise exception using errcode = 'check_violation', constraint = 'invites_keep_their_person',
      message = 'an invite stays with its person and place';
  end if;
  new.updated_at := now();
  new.changed_in := pg_current_xact_id();
  new.first_sent_at := coalesce(old.first_sent_at, old.delivery_sent_at, new.delivery_sent_at);
  new.opened_at := coalesce(old.opened_at, new.opened_at);
  new.accepted_at := coalesce(old.accepted_at, case when old.status = 'accepted' then old.updated_at
    when new.status = 'accepted' then now() end);
  return new;
end $$;

alter table invite_events drop constraint invite_events_type_check,
  add constraint invite_events_type_check check (type in ('created', 'sent', 'send_failed',
    'resent', 'link_copied', 'opened', 'accepted', 'rejected', 'revoked', 'expired'));
create unique index one_opening_per_generation on invite_events
  (invite_id, (detail ->> 'generation')) where type = 'opened';
