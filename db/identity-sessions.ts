import { validate } from 'uuid'
import { writeAddress } from '../domain/address.ts'
import type { Sql } from './client.ts'

/** Who a portal's token is about. */
export type PortalPerson = {
  identityId: string
  accountId: string
  firstName: string
  lastName: string
  suspended: boolean
}
export type IdentitySignIn = PortalPerson & { email: string; passwordHash: string | null }

const personColumns = (sql: Sql) => sql`
  identities.id as identity_id, identities.account_id, first_name, last_name,
  accounts.suspended_at is not null as suspended`

/** The identity behind a session that is neither over nor ended; undefined for any other. */
export async function readIdentitySession(sql: Sql, sessionId: string) {
  const [person] = await sql<[PortalPerson?]>`
    select ${personColumns(sql)} from sessions
      join identities on identities.id = sessions.identity_id
      join accounts on accounts.id = sessions.account_id
    where sessions.id = ${sessionId} and ended_at is null and sessions.expires_at > now()`
  return person
}

/** Whose password to compare; undefined for an unknown account or address. */
export async function findIdentity(sql: Sql, slug: string, email: string) {
  const [person] = await sql<[IdentitySignIn?]>`
    select ${personColumns(sql)}, email, password_hash
    from identities join accounts on accounts.id = account_id
    where slug = ${slug} and email_key = canonical_email(${writeAddress(email)})`
  return person
}

/**
 * The account's identity that a foreign issuer calls `subject`: by our id, else by `external_id`,
 * which the account itself wrote. Never by e-mail: addresses change hands, and an issuer may let
 * people claim one that they do not own.
 */
export async function findForeignIdentity(sql: Sql, slug: string, subject: string) {
  const id = validate(subject) ? subject : null
  const [person] = await sql<[PortalPerson?]>`
    select ${personColumns(sql)} from identities join accounts on accounts.id = account_id
    where slug = ${slug} and (identities.id = ${id}::uuid or external_id = ${subject})
    order by identities.id = ${id}::uuid desc nulls last limit 1`
  return person
}

/**
 * Notes a sign-in, under the request's id, unless the password that was compared has been replaced
 * meanwhile: replacing one ends all sessions, and this would outlive it. False: it is not noted.
 */
export async function openIdentitySession(
  sql: Sql,
  session: { id: string; expiresAt: Date },
  { identityId, passwordHash }: IdentitySignIn,
): Promise<boolean> {
  const { count } = await sql`
    insert into sessions (id, account_id, identity_id, expires_at)
    select ${session.id}, account_id, id, ${session.expiresAt} from identities
    where id = ${identityId} and password_hash = ${passwordHash} for share
    on conflict (id) do update set expires_at = excluded.expires_at
      where sessions.identity_id = excluded.identity_id and sessions.ended_at is null`
  return count === 1
}
