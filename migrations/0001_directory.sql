-- The directory: who exists, where, and what they may do (spec section 1). Every reference between
-- tenants' rows carries account_id or environment_id, so a row of another tenant cannot be named.

-- Roles belong to the cluster, not to the database: another database may have made this one.
do $$ begin
  create role vestibule_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;

-- Both are trusted: the owner of the database may create them.
create extension if not exists pg_trgm; -- searching inside of names and addresses
create extension if not exists btree_gin; -- within one account

/* The one place where two spellings of an address become one: trim, NFC, simple case folding.
   Full folding would merge addresses that are different mailboxes (ß and ss). */
create function canonical_email(address text) returns text
  language sql immutable strict parallel safe
  return normalize(casefold(normalize(btrim(address), NFC) collate pg_c_utf8), NFC);

create domain email_address as text check (
  value = normalize(btrim(value), NFC) and value ~ '^[^@[:cntrl:][:space:]]+@[^@[:cntrl:][:space:]]+$'
  and octet_length(value) <= 254 and value !~* '@(.*\.)?xn--' -- one spelling of a domain
);
create domain label as text check (char_length(value) between 1 and 100 and value !~ '[[:cntrl:]]');
create domain person_name as text check (char_length(value) <= 100 and value !~ '[[:cntrl:]]');
create domain e164_number as text check (value ~ '^\+[1-9][0-9]{6,14}$');
create domain permission as text check (value in
  ('invite.read', 'invite.manage', 'identity.read', 'identity.manage', 'import.manage'));

create table accounts (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,63}$'),
  name label not null,
  suspended_at timestamptz,
  -- The policy. Null means the service's default.
  invite_ttl_seconds int check (invite_ttl_seconds between 60 and 90 * 86400),
  resend_cooldown_seconds int check (resend_cooldown_seconds between 0 and 86400),
  max_sends_per_recipient_per_day int not null default 10
    check (max_sends_per_recipient_per_day between 1 and 1000),
  portal_invites boolean not null default true,
  -- How its messages look. Null means ours.
  branding_logo_url text
    check (branding_logo_url ~ '^https?://[\x21-\x7e]+$' and char_length(branding_logo_url) <= 2000),
  branding_color text check (branding_color ~ '^#[0-9a-f]{6}$'),
  branding_sender_name label,
  branding_reply_to email_address,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table environments (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts,
  name label not null,
  hierarchy_enabled boolean not null default false,
  suspended_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (account_id, id),
  unique (account_id, name)
);

create table nodes (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  environment_id uuid not null,
  parent_id uuid,
  name label not null,
  path text not null collate "C", -- ids from the root down: /root/child/ ; kept by a trigger
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (account_id, environment_id) references environments (account_id, id),
  foreign key (environment_id, parent_id) references nodes (environment_id, id),
  constraint tree_depth check (char_length(path) <= 1 + 50 * 37), -- 50 levels; fits an index
  constraint root_is_enabled check (enabled or parent_id is not null),
  unique (environment_id, id),
  unique (environment_id, parent_id, name)
);
create unique index one_root_node on nodes (environment_id) where parent_id is null;
create index nodes_by_path on nodes (environment_id, path);

/* A node's path is its parent's and its own id. Nobody else writes one, and nobody makes a loop. */
create function place_node() returns trigger language plpgsql as $$
declare
  parent_path text;
begin
  if new.parent_id is null then
    new.path := '/' || new.id || '/';
    return new;
  end if;
  -- One tree changes its shape once at a time; what is read below holds until the commit.
  perform from environments where id = new.environment_id and hierarchy_enabled for no key update;
  if not found then
    raise exception using errcode = 'check_violation', constraint = 'hierarchy_enabled',
      message = 'a flat environment has its root node only';
  end if;
  select path into parent_path from nodes
    where environment_id = new.environment_id and id = new.parent_id for share;
  if not found then
    raise exception using errcode = 'foreign_key_violation',
      constraint = 'nodes_environment_id_parent_id_fkey', message = 'the parent is not there';
  end if;
  if parent_path like '%/' || new.id || '/%' then
    raise exception using errcode = 'check_violation', constraint = 'no_loops',
      message = 'a node cannot hang below itself';
  end if;
  new.path := parent_path || new.id || '/';
  return new;
end $$;
create trigger place_node before insert or update of parent_id on nodes
  for each row execute function place_node();

/* What hangs below goes along. As the owner, for the application may not write a path. */
create function carry_subtree() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  update nodes set path = new.path || substr(path, length(old.path) + 1)
    where environment_id = new.environment_id and id <> new.id and path like old.path || '%';
  return null;
end $$;
create trigger carry_subtree after update of parent_id on nodes
  for each row when (new.path <> old.path) execute function carry_subtree();

create table roles (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  environment_id uuid not null,
  name label not null,
  permissions text[] not null default '{}',
  invitable boolean not null default false, -- whether `user_invite` operators may hand it out
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (account_id, environment_id) references environments (account_id, id),
  unique (environment_id, id),
  unique (environment_id, name)
);

create table applications (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  environment_id uuid not null,
  client_id text not null check (client_id ~ '^[A-Za-z0-9_.-]{8,128}$'),
  client_name label not null,
  invite_redirect_url text,
  initiate_login_uri text,
  redirect_uris text[] not null default '{}',
  is_default boolean not null default false,
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (account_id, environment_id) references environments (account_id, id),
  unique (account_id, id),
  unique (account_id, environment_id, id),
  unique (environment_id, client_name),
  unique (account_id, client_id), -- each account's own names: a taken one tells of nobody else's
  -- Asked at the end of a statement, so that one statement can move the default.
  constraint one_default_application exclude using btree (environment_id with =)
    where (is_default) deferrable
);

/* Asked with every request that names an Origin, before anybody is known or counted. */
create function origin_of(url text) returns text language sql immutable strict parallel safe
  return lower(substring(url from '^https?://[^/?#]+'));
create index applications_by_origin on applications (origin_of(invite_redirect_url)) where enabled;

create table identities (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts,
  email email_address,
  email_key text collate "C" generated always as (canonical_email(email)) stored,
  mobile_number e164_number,
  email_verified boolean not null default false,
  first_name person_name not null default '',
  last_name person_name not null default '',
  identity_text text generated always as (first_name || ' ' || last_name || ' ' || coalesce(email, ''))
    stored, -- what is searched for
  external_id text check (char_length(external_id) between 1 and 255),
  password_hash text check (password_hash like '$argon2id$%'),
  password_changed_at timestamptz,
  custom_fields jsonb not null default '{}' check (jsonb_typeof(custom_fields) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (email is not null or mobile_number is not null),
  check ((password_hash is null) = (password_changed_at is null)),
  unique (account_id, id),
  constraint one_identity_per_address unique (account_id, email_key),
  constraint one_identity_per_external_id unique (account_id, external_id)
);
create index identities_by_text on identities using gin (account_id, identity_text gin_trgm_ops);
create unique index one_identity_per_number on identities (account_id, mobile_number)
  where email is null;

create table app_memberships (
  account_id uuid not null,
  identity_id uuid not null,
  application_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (identity_id, application_id),
  foreign key (account_id, identity_id) references identities (account_id, id) on delete cascade,
  foreign key (account_id, application_id) references applications (account_id, id)
);
create index app_memberships_by_application on app_memberships (application_id, identity_id desc);

create table role_assignments (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  environment_id uuid not null,
  identity_id uuid not null,
  role_id uuid not null,
  node_id uuid not null,
  created_at timestamptz not null default now(),
  foreign key (account_id, environment_id) references environments (account_id, id),
  foreign key (account_id, identity_id) references identities (account_id, id) on delete cascade,
  foreign key (environment_id, role_id) references roles (environment_id, id),
  foreign key (environment_id, node_id) references nodes (environment_id, id),
  unique (identity_id, role_id, node_id)
);
create index role_assignments_by_environment on role_assignments (environment_id, identity_id desc);
create index role_assignments_by_role on role_assignments (role_id, identity_id desc);
create index role_assignments_by_node on role_assignments (node_id, identity_id desc);

create table operators (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts,
  email email_address not null,
  email_key text collate "C" generated always as (canonical_email(email)) stored,
  first_name person_name not null default '',
  last_name person_name not null default '',
  role text not null check (role in ('admin', 'secondary_admin', 'user_invite')),
  password_hash text not null check (password_hash like '$argon2id$%'),
  disabled_at timestamptz,
  removed_at timestamptz, -- no longer listed; the row stays for what names it
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((removed_at is not null) <= (disabled_at is not null)),
  unique (account_id, id)
);
create unique index one_operator_per_address on operators (account_id, email_key)
  where removed_at is null;
create index operators_by_change on operators (updated_at);

/* Subtrees an operator is limited to. No row at all: not limited. */
create table operator_nodes (
  account_id uuid not null,
  environment_id uuid not null,
  operator_id uuid not null,
  node_id uuid not null,
  primary key (operator_id, node_id),
  foreign key (account_id, operator_id) references operators (account_id, id) on delete cascade,
  foreign key (account_id, environment_id) references environments (account_id, id),
  foreign key (environment_id, node_id) references nodes (environment_id, id)
);
create index operator_nodes_by_node on operator_nodes (node_id);

/* One row a sign-in, of an operator or of an identity; a JWT names it, so that it can be ended. */
create table sessions (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts,
  operator_id uuid,
  identity_id uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  check (num_nonnulls(operator_id, identity_id) = 1),
  foreign key (account_id, operator_id) references operators (account_id, id) on delete cascade,
  foreign key (account_id, identity_id) references identities (account_id, id) on delete cascade
);
create index live_sessions_by_identity on sessions (identity_id) where ended_at is null;
create index live_sessions_by_operator on sessions (operator_id) where ended_at is null;

/* When a password was guessed wrongly, and guesses under way, for one address of one account. The
   address is a keyed digest: whoever reads this table learns no address from it. */
create table password_guesses (
  target bytea primary key check (octet_length(target) = 32),
  failed timestamptz[] not null default '{}',
  under_way timestamptz[] not null default '{}',
  updated_at timestamptz not null default clock_timestamp(),
  check (cardinality(failed) + cardinality(under_way) <= 10)
);
create index password_guesses_by_age on password_guesses (updated_at);

create table api_keys (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  environment_id uuid not null,
  name label not null,
  prefix text not null unique check (prefix ~ '^[A-Za-z0-9_-]{8,24}$'),
  key_hash bytea not null check (octet_length(key_hash) = 32),
  permissions permission[] not null,
  created_by uuid,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  pending_revoked_at timestamptz, -- since when nothing it has pending counts
  created_at timestamptz not null default now(),
  check ((pending_revoked_at is not null) <= (revoked_at is not null)),
  foreign key (account_id, environment_id) references environments (account_id, id),
  foreign key (account_id, created_by) references operators (account_id, id)
);
create index api_keys_by_environment on api_keys (environment_id, id);
create index api_keys_by_withdrawal on api_keys (pending_revoked_at)
  where pending_revoked_at is not null;
