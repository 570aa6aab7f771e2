-- What happened, which nobody rewrites: the application may add to these tables and read them.

create table invite_events (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  invite_id uuid not null,
  type text not null check (type in ('created', 'sent', 'send_failed', 'resent', 'link_copied',
    'accepted', 'rejected', 'revoked', 'expired')),
  at timestamptz not null default clock_timestamp(),
  actor jsonb not null,
  detail jsonb not null default '{}',
  operation_id uuid, -- of the request that asked for it, so that asking again finds it done
  foreign key (account_id, invite_id) references invites (account_id, id)
);
create index invite_events_by_invite on invite_events (invite_id, id);
create unique index one_event_per_operation on invite_events (invite_id, operation_id)
  where operation_id is not null;

create table facts (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts,
  environment_id uuid,
  type text not null check (type ~ '^[A-Z_]{3,64}$'),
  object_type text not null,
  object_id uuid not null,
  attributes jsonb not null,
  old_value jsonb,
  new_value jsonb,
  occurred_at timestamptz not null default clock_timestamp(),
  foreign key (account_id, environment_id) references environments (account_id, id)
);
create index facts_by_account on facts (account_id, id);
create index facts_by_age on facts (occurred_at);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'insufficient_privilege',
    message = format('%s is append-only', tg_table_name);
end $$;
create trigger append_only before update or delete or truncate on invite_events
  for each statement execute function refuse_rewriting();
create trigger append_only before update or truncate on facts
  for each statement execute function refuse_rewriting();

/* Facts are kept 365 days (spec section 7); this is the only way to remove any, and it cannot
   remove a younger one. */
create function purge_old_facts() returns bigint language sql security definer
  set search_path = public, pg_temp as $$
  with purged as (
    delete from facts where occurred_at < now() - interval '365 days' returning 1
  ) select count(*) from purged
$$;
revoke execute on function purge_old_facts() from public;

/* An invite as facts tell it. No link can be made from it. */
create function invite_fact_value(invite invites) returns jsonb language sql stable
  return jsonb_build_object(
    '_id', invite.id, 'email', invite.email, 'mobile_number', invite.mobile_number,
    'first_name', invite.first_name, 'last_name', invite.last_name, 'status', invite.status,
    'valid', invite.status = 'pending', 'generation', invite.generation,
    'expires_at', invite.expires_at, 'environment_id', invite.environment_id,
    'application_id', invite.application_id, 'identity_id', invite.accepted_identity_id);

/* The first answer to a request with an Idempotency-Key (spec section 3). `operation_id` is the id
   of what the request makes, chosen before it is made: whoever takes over from a dead process
   makes the same thing again, which changes nothing. `owner` is the advisory lock that the process
   at work holds, so that its death is known at once. */
create table idempotency_keys (
  principal text not null check (char_length(principal) <= 100),
  key text not null check (key ~ '^[\x21-\x7e]{1,255}$'),
  request_hash bytea not null check (octet_length(request_hash) = 32),
  operation_id uuid not null default uuidv7(),
  owner int not null,
  status_code smallint,
  response bytea, -- encrypted: answers may hold links and keys
  created_at timestamptz not null default now(),
  primary key (principal, key),
  check ((status_code is null) = (response is null))
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

-- The application owns nothing, so it can neither drop a constraint nor disable a trigger.
grant usage on schema public to vestibule_app;
grant select, insert, update on accounts, environments, imports, import_rows, invites, sessions,
  api_keys
  to vestibule_app;
grant select, delete on nodes to vestibule_app; -- paths are the triggers' to write
grant insert (id, account_id, environment_id, parent_id, name, enabled) on nodes to vestibule_app;
grant update (parent_id, name, enabled, updated_at) on nodes to vestibule_app;
grant select, insert, update, delete on roles, applications, identities, app_memberships,
  role_assignments, operators, operator_nodes, invite_grants, acceptance_attempts, recipient_days,
  idempotency_keys, password_guesses to vestibule_app;
grant select, insert on invite_events, facts to vestibule_app;
grant execute on function purge_old_facts() to vestibule_app;
