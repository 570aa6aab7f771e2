-- Facts delivered to addresses outside (spec section 7).

alter table facts add constraint facts_of_account unique (account_id, id);
alter table facts add constraint facts_of_environment unique (environment_id, id);
drop index facts_by_account; -- the same columns
create index facts_by_object on facts (account_id, object_id, id);

/* Who follows facts forwards goes by id, which is a time. A fact that was written first may be
   committed last, so each transaction that writes one shows since when, by a lock that anybody can
   see and nobody waits for: what is older than the oldest of them is complete. Milliseconds are
   rounded down, as in ids: rounded up, a fact could be older than what announces it. */
create function announce_facts() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(
    (7236::bigint << 44) | floor(extract(epoch from clock_timestamp()) * 1000)::bigint);
  return null;
end $$;
create trigger announce before insert on facts
  for each statement execute function announce_facts();

/* Facts before this moment are all committed. To be asked in a statement before the one that reads
   them: what is not announced any more is there for a snapshot that is taken later. */
create function facts_complete_until() returns timestamptz language sql volatile as $$
  select to_timestamp(min(began) / 1000.0) from (
    select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as began
    union all
    select ((classid::bigint << 32) | objid::bigint) & ((1::bigint << 44) - 1)
    from pg_locks
    where locktype = 'advisory' and objsubid = 1 and classid::bigint >> 12 = 7236
      and database = (select oid from pg_database where datname = current_database())
  ) under_way
$$;

/* An address that hears of facts: those of one Environment, or without one of the whole Account. */
create table webhooks (
  id uuid primary key,
  account_id uuid not null references accounts,
  environment_id uuid,
  scope_id uuid not null generated always as (coalesce(environment_id, account_id)) stored,
  url text not null check (url ~ '^https?://[\x21-\x7e]+$' and char_length(url) <= 2000),
  description text check (char_length(description) between 1 and 100),
  events text[] not null default '{}', -- none: all there are
  enabled boolean not null default true,
  disabled_reason text check (disabled_reason in ('gone', 'failing')), -- null: somebody did
  listening_since timestamptz not null default clock_timestamp(), -- like this, in events and enabled
  sealed_secret bytea not null, -- encrypted
  sealed_previous_secret bytea, -- signs beside the new one
  previous_expires_at timestamptz,
  rotation_id uuid, -- of the request that rotated last, so that asking again keeps the previous one
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (account_id, environment_id) references environments (account_id, id),
  check (disabled_reason is null or not enabled),
  check ((sealed_previous_secret is null) = (previous_expires_at is null)),
  unique (account_id, scope_id, id)
);
create index webhooks_by_scope on webhooks (account_id, environment_id, id);

create function note_listening() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  if (new.events, new.enabled) is distinct from (old.events, old.enabled) then
    new.listening_since := clock_timestamp();
  end if;
  return new;
end $$;
create trigger note_listening before update on webhooks
  for each row execute function note_listening();

/* A fact on its way to a webhook. Without a fact it is a test, which somebody asked for.
   `started_at`: when it was handed to Temporal; null: somebody has to. `held`: an earlier one of the
   same object to the same webhook is still pending, and starts this one when it is settled.
   `asked_at`: when somebody last asked for it again; its run may be in the middle of an attempt.
   `redelivered_at`: that it was settled then; nobody waits for it. */
create table webhook_deliveries (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  environment_id uuid, -- the fact's
  webhook_id uuid not null,
  webhook_scope_id uuid not null,
  fact_id uuid,
  object_id uuid not null, -- the fact's; a test's own id
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
  held boolean not null default false,
  started_at timestamptz,
  asked_at timestamptz,
  redelivered_at timestamptz,
  attempts int not null default 0 check (attempts >= 0),
  round_attempts int not null default 0 check (round_attempts between 0 and attempts),
  round_began_at timestamptz, -- the first attempt since it was made or asked for again
  next_attempt_at timestamptz,
  last_attempt_at timestamptz,
  response_status smallint check (response_status between 100 and 999),
  response_body text check (octet_length(response_body) <= 4096),
  response_ms int check (response_ms >= 0),
  last_error text check (char_length(last_error) <= 500),
  created_at timestamptz not null default clock_timestamp(),
  delivered_at timestamptz,
  check (coalesce(webhook_scope_id = account_id, false)
    or coalesce(webhook_scope_id = environment_id, false)),
  check ((status = 'delivered') = (delivered_at is not null)),
  check (not held or status = 'pending'),
  check (fact_id is not null or object_id = id),
  foreign key (account_id, webhook_scope_id, webhook_id)
    references webhooks (account_id, scope_id, id) on delete cascade,
  foreign key (account_id, fact_id) references facts (account_id, id) on delete cascade,
  foreign key (environment_id, fact_id) references facts (environment_id, id) on delete cascade,
  unique (webhook_id, fact_id)
);
create index deliveries_newest on webhook_deliveries (webhook_id, id desc);
create index deliveries_by_status on webhook_deliveries (webhook_id, status, id desc);
create index deliveries_by_fact on webhook_deliveries (fact_id);
create index deliveries_to_start on webhook_deliveries (webhook_id, id)
  where status = 'pending' and started_at is null and not held;
create index deliveries_in_line on webhook_deliveries (webhook_id, object_id, id)
  where status = 'pending' and redelivered_at is null;
create index deliveries_under_way on webhook_deliveries (started_at)
  where status = 'pending' and started_at is not null;
create index last_deliveries on webhook_deliveries (webhook_id, delivered_at)
  where status = 'delivered';

/* Every fact to every webhook that listens, in the transaction of the fact. The lock is the one
   that the foreign key takes: a webhook that is deleted meanwhile is passed over, not met. */
create function fan_out_facts() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  insert into webhook_deliveries (account_id, environment_id, webhook_id, webhook_scope_id, fact_id,
    object_id)
  select added.account_id, added.environment_id, webhooks.id, webhooks.scope_id, added.id,
    added.object_id
  from added join webhooks on webhooks.account_id = added.account_id and enabled
    and (webhooks.environment_id is null or webhooks.environment_id = added.environment_id)
    and (events = '{}' or added.type = any (events))
  order by added.id
  for key share of webhooks;
  return null;
end $$;
create trigger fan_out after insert on facts referencing new table as added
  for each statement execute function fan_out_facts();

/* A person as facts tell them. No secret is among it. */
create function identity_fact_value(person identities) returns jsonb language sql stable
  return jsonb_build_object('email', person.email, 'mobile_number', person.mobile_number,
    'first_name', person.first_name, 'last_name', person.last_name,
    'custom_fields', person.custom_fields);

/* As before, with the deliveries; and tests, which report no fact, are kept as long. */
create or replace function purge_old_facts() returns bigint language sql security definer
  set search_path = public, pg_temp as $$
  delete from webhook_deliveries where fact_id is null
    and created_at < now() - interval '365 days';
  with purged as (
    delete from facts where occurred_at < now() - interval '365 days' returning 1
  ) select count(*) from purged
$$;

grant select, insert, update, delete on webhooks to vestibule_app;
grant select, update on webhook_deliveries to vestibule_app;
grant insert (id, account_id, environment_id, webhook_id, webhook_scope_id, object_id)
  on webhook_deliveries to vestibule_app; -- tests; those of facts are the trigger's to write
