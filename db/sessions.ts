import type { OperatorRole } from '../domain/access.ts'
import { writeAddress } from '../domain/address.ts'
import type { Sql, Transaction } from './client.ts'
import { limitColumns } from './operators.ts'

export type OperatorSession = {
  sessionId: string
  operatorId: string
  accountId: string
  email: string
  firstName: string
  lastName: string
  role: OperatorRole
  nodeIds: string[]
  environmentIds: string[]
  suspended: boolean
}

export type SignIn = {
  operatorId: string
  accountId: string
  email: string
  firstName: string
  lastName: string
  role: OperatorRole
  passwordHash: string
  nodeIds: string[]
  suspended: boolean
}

/** The operator behind a session that is neither over nor ended; undefined for any other. */
export async function readOperatorSession(sql: Sql, sessionId: string) {
  const [session] = await sql<[OperatorSession?]>`
    select sessions.id as session_id, operators.id as operator_id, operators.account_id, email,
      first_name, last_name, role, accounts.suspended_at is not null as suspended,
      ${limitColumns(sql)}
    from sessions
      join operators on operators.id = sessions.operator_id
      join accounts on accounts.id = sessions.account_id
    where sessions.id = ${sessionId} and ended_at is null and sessions.expires_at > now()
      and disabled_at is null`
  return session
}

/** What whoever signed in wants to know of their session beside who they are. */
export type CurrentSession = {
  expiresAt: Date
  firstName: string
  lastName: string
  account: { id: string; slug: string; name: string; suspended: boolean }
}

/** A session that a request was let in by: it is there, whatever has become of it since. */
export async function readCurrentSession(sql: Sql, sessionId: string): Promise<CurrentSession> {
  const [session] = await sql<[CurrentSession]>`
    select expires_at, first_name, last_name, jsonb_build_object('id', accounts.id,
      'slug', slug, 'name', name, 'suspended', suspended_at is not null) as account
    from sessions
      join operators on operators.id = operator_id
      join accounts on accounts.id = sessions.account_id
    where sessions.id = ${sessionId}`
  return session
}

/** Whose password to compare; undefined for an unknown account, address, or a disabled operator. */
export async function findOperator(sql: Sql, slug: string, email: string) {
  const [operator] = await sql<[SignIn?]>`
    select operators.id as operator_id, account_id, email, first_name, last_name, role,
      password_hash, accounts.suspended_at is not null as suspended, ${limitColumns(sql)}
    from operators join accounts on accounts.id = account_id
    where slug = ${slug} and email_key = canonical_email(${writeAddress(email)}) and disabled_at is null`
  return operator
}

export type NewSession = {
  id: string
  accountId: string
  operatorId: string
  passwordHash?: string // what the password was compared with
  expiresAt: Date
}

/**
 * Notes a sign-in; the id is the request's, so that asking again opens no second session. False
 * when the operator was disabled or has another password by now: whoever changes that waits for
 * the lock, and then ends this session with the others.
 */
export async function openSession(sql: Sql | Transaction, session: NewSession): Promise<boolean> {
  const { passwordHash = null } = session
  const { count } = await sql`
    with operator as (
      select id, account_id from operators
      where id = ${session.operatorId} and account_id = ${session.accountId}
        and disabled_at is null and password_hash = coalesce(${passwordHash}, password_hash)
      for share
    )
    insert into sessions (id, account_id, operator_id, expires_at)
    select ${session.id}, account_id, id, ${session.expiresAt} from operator
    on conflict (id) do update set expires_at = excluded.expires_at`
  return count === 1
}

/** The token of this session is worth nothing from now on. */
export async function endSession(sql: Sql, sessionId: string): Promise<void> {
  await sql`update sessions set ended_at = now() where id = ${sessionId} and ended_at is null`
}
