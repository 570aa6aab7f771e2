-- Messages: what an Account writes itself, and those that go to a number (spec section 5).

create table message_templates (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts,
  key text not null check (key ~ '^[A-Za-z0-9_.-]{1,64}$'),
  medium text not null check (medium in ('EMAIL', 'SMS')),
  lang text not null check (lang ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' and char_length(lang) <= 35),
  subject text check (char_length(subject) between 1 and 200 and subject !~ '[[:cntrl:]]'),
  body text not null check (char_length(body) between 1 and 60000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((medium = 'EMAIL') = (subject is not null)),
  unique (account_id, id)
);
/* Tags are the same in any case (RFC 5646, section 2.1.1). */
create unique index one_template_per_language on message_templates
  (account_id, key, medium, lower(lang));

grant select, insert, delete on message_templates to vestibule_app;
grant update (subject, body, updated_at) on message_templates to vestibule_app;

alter table invites
  /* The generation whose text message was begun to be sent. Providers of those know no Message-ID:
     who begins again asks first whether it was taken. */
  add column text_begun int check (text_begun > 0);

/* Whom the message of an invite goes to, as `recipient_days` counts: an address when there is one,
   else a number. No address begins with a plus and is without an at sign, so none is both. */
create function recipient_key(email_key text, mobile_number text) returns text
  language sql immutable parallel safe
  return coalesce(email_key, mobile_number);

create index pending_invites_by_template on invites (account_id, template_key)
  where status = 'pending' and template_key <> 'INVITE_USER';
