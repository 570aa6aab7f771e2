-- The invite's life (spec section 2). The workflow decides what happens; what must never happen is
-- refused here, whoever asks.

create table imports (
  id uuid primary key,
  account_id uuid not null references accounts,
  environment_id uuid,
  mode text not null check (mode in ('bulk_invite', 'bulk_create', 'account_bulk_create')),
  status text not null default 'queued'
    check (status in ('queued', 'running', 'cancelling', 'cancelled', 'completed')),
  filename text check (char_length(filename) <= 255),
  columns text[] not null, -- as the file heads them
  mapping text[] not null, -- for each column the field that it is; null: ignored
  started_by_type text not null check (started_by_type in ('operator', 'api_key')),
  started_by_id uuid not null,
  started_by_name text not null,
  total int not null check (total between 1 and 10000),
  succeeded int not null default 0,
  failed int not null default 0,
  skipped int not null default 0,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz, -- every row is settled, and its mail was tried
  run_ended_at timestamptz, -- and every invite has a workflow of its own; null: heal starts the run
  foreign key (account_id, environment_id) references environments (account_id, id),
  check ((mode = 'account_bulk_create') = (environment_id is null)),
  check ((status in ('cancelled', 'completed')) = (finished_at is not null)),
  check (cardinality(columns) = cardinality(mapping)),
  check (succeeded + failed + skipped <= total),
  check (finished_at is null or succeeded + failed + skipped = total),
  check (run_ended_at is null or finished_at is not null),
  unique (account_id, id)
);
create index imports_by_account on imports (account_id, id);
create index imports_without_end on imports (created_at) where run_ended_at is null;

/* A row of the file and what became of it. `outcome_id` is the id of the invite or identity that it
   makes, chosen before it is made: made again, it finds itself. `settled_no` counts the import's
   settled rows in the order of their commits, so that whoever follows can go on where they were. */
create table import_rows (
  account_id uuid not null,
  import_id uuid not null,
  number int not null check (number between 1 and 10000),
  cells text[] not null, -- as in the file, but for the password
  sealed_password bytea, -- encrypted, and only until the row is settled
  outcome_id uuid not null default uuidv7() unique,
  status text not null default 'queued'
    check (status in ('queued', 'succeeded', 'failed', 'skipped')),
  code text,
  message text check (char_length(message) <= 500),
  settled_no int,
  settled_at timestamptz,
  primary key (import_id, number),
  foreign key (account_id, import_id) references imports (account_id, id),
  unique (import_id, settled_no),
  check ((status = 'queued') = (settled_no is null) and (settled_no is null) = (settled_at is null)),
  check ((status in ('failed', 'skipped')) = (code is not null)),
  check (sealed_password is null or status = 'queued')
);
create index import_rows_by_status on import_rows (import_id, status, number);

create table invites (
  id uuid primary key,
  account_id uuid not null references accounts,
  environment_id uuid, -- null: account-tier
  import_id uuid,
  resent_from uuid,
  email email_address,
  email_key text collate "C" generated always as (canonical_email(email)) stored,
  mobile_number e164_number,
  first_name person_name not null default '',
  last_name person_name not null default '',
  invite_text text generated always as (first_name || ' ' || last_name || ' ' || coalesce(email, ''))
    stored, -- what is searched for
  application_id uuid, -- null: the environment's default application, when there is an environment
  send_email boolean not null,
  lang text check (lang ~ '^[A-Za-z0-9-]{2,35}$'),
  template_key text not null default 'INVITE_USER' check (template_key ~ '^[A-Za-z0-9_.-]{1,64}$'),
  message text check (char_length(message) between 1 and 500),
  custom_fields jsonb not null default '{}' check (jsonb_typeof(custom_fields) = 'object'),
  initiate_login_uri text,
  allow_same_email boolean not null default true,
  invited_by_type text not null check (invited_by_type in ('operator', 'api_key', 'identity')),
  invited_by_id uuid not null,
  invited_by_name text not null check (char_length(invited_by_name) <= 201),

  status text not null default 'pending'
    check (status in ('pending', 'accepted', 'expired', 'revoked', 'rejected')),
  generation int not null default 1 check (generation > 0), -- links of older generations are dead
  expires_at timestamptz not null,
  last_sent_at timestamptz not null default now(), -- what the resend cooldown counts from
  delivery_state text not null
    check (delivery_state in ('queued', 'sent', 'failed', 'not_requested')),
  delivery_attempts int not null default 0 check (delivery_attempts >= 0),
  delivery_last_error text check (char_length(delivery_last_error) <= 500),
  delivery_sent_at timestamptz,
  run_seen_at timestamptz, -- when this invite's workflow first wrote here; null: to be healed
  revocation jsonb, -- who withdrew it, in a transaction of their own; its workflow makes it final
  accepted_attempt_id uuid,
  accepted_identity_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  check (num_nonnulls(email, mobile_number) >= 1),
  check (jsonb_typeof(revocation) = 'object'),
  check (expires_at > created_at),
  check ((status = 'accepted') = (accepted_identity_id is not null)),
  check ((status = 'accepted') = (accepted_attempt_id is not null)),
  check ((delivery_state = 'sent') <= (delivery_sent_at is not null)),
  check (send_email or delivery_state in ('not_requested', 'sent', 'queued', 'failed')),
  foreign key (account_id, environment_id) references environments (account_id, id),
  foreign key (account_id, application_id) references applications (account_id, id),
  foreign key (account_id, environment_id, application_id)
    references applications (account_id, environment_id, id),
  foreign key (account_id, import_id) references imports (account_id, id),
  foreign key (account_id, resent_from) references invites (account_id, id),
  foreign key (account_id, accepted_identity_id) references identities (account_id, id),
  unique (account_id, id)
);
create unique index one_pending_invite on invites
  (account_id, environment_id, email_key, mobile_number) nulls not distinct
  where status = 'pending';
create index invites_newest on invites (account_id, environment_id, id desc);
create index invites_by_status on invites (account_id, environment_id, status, id desc);
create index invites_by_text on invites using gin (account_id, invite_text gin_trgm_ops);
create index invites_by_inviter on invites (account_id, invited_by_id) where status = 'pending';
create index portal_invites_newest on invites (account_id, invited_by_id, id desc)
  where invited_by_type = 'identity';
create index portal_invites_by_status on invites (account_id, invited_by_id, status, id desc)
  where invited_by_type = 'identity';
create index withdrawn_invites on invites (updated_at)
  where status = 'pending' and revocation is not null;
create index invites_by_address on invites (account_id, email_key, id desc);
create index invites_by_import on invites (import_id, id) where import_id is not null;
create index invites_by_application on invites (application_id) where application_id is not null;
create index pending_invites_without_run on invites (created_at)
  where status = 'pending' and run_seen_at is null;
create index unsent_invites_by_run on invites (run_seen_at)
  where status = 'pending' and delivery_state = 'queued';
create index pending_invites_by_end on invites (expires_at) where status = 'pending';

/* What an invite will give: Role at Node, all in one transaction on acceptance. */
create table invite_grants (
  account_id uuid not null,
  environment_id uuid not null,
  invite_id uuid not null,
  role_id uuid not null,
  node_id uuid not null,
  position smallint not null check (position between 1 and 20),
  primary key (invite_id, position),
  unique (invite_id, role_id, node_id),
  foreign key (account_id, invite_id) references invites (account_id, id) on delete cascade,
  foreign key (account_id, environment_id) references environments (account_id, id),
  foreign key (environment_id, role_id) references roles (environment_id, id),
  foreign key (environment_id, node_id) references nodes (environment_id, id)
);
create index invite_grants_by_role on invite_grants (role_id, invite_id desc);
create index invite_grants_by_node on invite_grants (node_id, invite_id desc);

/* What a stored invite is worth now: withdrawn and overdue ones are no longer pending, even while
   no worker runs. */
create function invite_status(stored text, revocation jsonb, expires_at timestamptz) returns text
  language sql stable
  return case when stored <> 'pending' then stored when revocation is not null then 'revoked'
    when expires_at <= now() then 'expired' else stored end;

/* Final states are final, generations only grow, and whom an invite is for never changes. */
create function guard_invite() returns trigger language plpgsql as $$
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
  return new;
end $$;
create trigger guard_invite before update on invites for each row execute function guard_invite();

/* What the invitee typed, until the one transaction takes it: the workflow is told only the id. */
create table acceptance_attempts (
  id uuid primary key,
  account_id uuid not null,
  invite_id uuid not null,
  generation int not null,
  channel text not null check (channel in ('mail', 'copy')),
  first_name person_name not null,
  last_name person_name not null,
  password_hash text check (password_hash like '$argon2id$%'),
  proven_identity_id uuid, -- whose current password was given
  request_id text,
  created_at timestamptz not null default now(),
  check (num_nonnulls(password_hash, proven_identity_id) = 1),
  foreign key (account_id, invite_id) references invites (account_id, id) on delete cascade
);
create index acceptance_attempts_by_invite on acceptance_attempts (invite_id);
create index acceptance_attempts_by_age on acceptance_attempts (created_at);

/* How often an address was written to on one UTC day, over all invites of the account. */
create table recipient_days (
  account_id uuid not null references accounts,
  recipient_key text not null collate "C",
  day date not null,
  sends int not null check (sends > 0),
  primary key (account_id, recipient_key, day)
);
