-- Invites by number, acceptances under another address or by an operator, and searches for invites
-- (spec section 4, user actions).

/* One pending invite for a person, by what its message goes to: the address, else the number. */
drop index one_pending_invite;
create unique index one_pending_invite on invites (account_id, environment_id, email_key)
  nulls not distinct where status = 'pending' and email_key is not null;
create unique index one_pending_invite_by_number on invites
  (account_id, environment_id, mobile_number) nulls not distinct
  where status = 'pending' and email_key is null;

/* Who is searched for may be known by a number alone. */
alter table invites alter column invite_text set expression as (first_name || ' ' || last_name
  || ' ' || coalesce(email, '') || ' ' || coalesce(mobile_number, ''));
alter table identities alter column identity_text set expression as (first_name || ' ' || last_name
  || ' ' || coalesce(email, '') || ' ' || coalesce(mobile_number, ''));

/* `email` and `mobile_number`: what the person registers under; null: what was invited. `actor`: who
   accepts in the name of `proven_identity_id`; null: the person. */
alter table acceptance_attempts
  add column email email_address,
  add column mobile_number e164_number,
  add column custom_fields jsonb not null default '{}'
    check (jsonb_typeof(custom_fields) = 'object'),
  add column actor jsonb check (jsonb_typeof(actor) = 'object'),
  add constraint operators_name_a_person check (actor is null or proven_identity_id is not null);

alter table invites add constraint login_pages_are_of_applications
  check (initiate_login_uri is null or application_id is not null);

/* A short link names the last three bytes of the invite's id. */
create function short_link_locator(id uuid) returns bytea language sql immutable strict parallel safe
  return substr(uuid_send(id), 14);
create index invites_by_short_link on invites (short_link_locator(id))
  where initiate_login_uri is not null;

/* Asked with every request of a page that registers people. */
create index applications_by_login_origin on applications (origin_of(initiate_login_uri))
  where enabled;

create index invites_by_number on invites (account_id, mobile_number, id desc)
  where mobile_number is not null;
create index invites_by_who_invited on invites (account_id, invited_by_id, id desc);
create index invites_by_last_change on invites (account_id, environment_id, updated_at, id);
create index identities_by_number on identities (account_id, mobile_number)
  where mobile_number is not null;

/* As before; and in the words of user actions. */
create function user_invite_state(stored text, revocation jsonb, generation int, resent_from uuid)
  returns text language sql immutable
  return case when stored in ('pending', 'expired') and revocation is null
      then case when generation > 1 or resent_from is not null then 'reinitiated' else 'initiated' end
    when stored in ('accepted', 'rejected') then stored else 'revoked' end;
/* A moment as the API writes it. */
create function api_moment(moment timestamptz) returns text language sql stable
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
create or replace function invite_fact_value(invite invites) returns jsonb language sql stable
  return jsonb_build_object(
    '_id', invite.id, 'email', invite.email, 'mobile_number', invite.mobile_number,
    'first_name', invite.first_name, 'last_name', invite.last_name, 'status', invite.status,
    'state', user_invite_state(invite.status, invite.revocation, invite.generation,
      invite.resent_from),
    'valid', invite.status = 'pending', 'generation', invite.generation,
    'expires_at', api_moment(invite.expires_at), 'environment_id', invite.environment_id,
    'application_id', invite.application_id, 'identity_id', invite.accepted_identity_id,
    'acceptedTime', api_moment(invite.accepted_at));
