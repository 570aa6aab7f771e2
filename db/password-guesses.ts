import { writeAddress } from '../domain/address.ts'
import type { Sql } from './client.ts'

/** Whose password is guessed, by the account as far as the caller knows it. */
export type GuessedPlace = { slug: string; email: string } | { accountId: string; email: string }
/**
 * A guess that has its turn; `at` tells it from the others of its target. It stays text, for a Date
 * would lose the microseconds.
 */
export type Guess = { target: string; at: string }
export type Refusal = { failed: number; retryAfterSeconds: number }

export const mostGuesses = 10
const recent = (sql: Sql, times: 'failed' | 'under_way') =>
  sql`array(select at from unnest(old.${sql(times)}) at where at > now() - interval '15 minutes')`

/**
 * The account and the address that a guess is about, spelt in one way: for an unknown account the
 * slug, so that it is counted alike.
 */
export async function readGuessedPlace(sql: Sql, place: GuessedPlace): Promise<string[]> {
  const slug = 'slug' in place ? place.slug : null
  const accountId = 'accountId' in place ? place.accountId : null
  const [{ account, address }] = await sql<[{ account: string; address: string }]>`
    select coalesce(${accountId}::text, (select id::text from accounts where slug = ${slug}),
      'unknown ' || ${slug}) as account, canonical_email(${writeAddress(place.email)}) as address`
  return [account, address]
}

/**
 * Takes a turn before the password is compared, in one statement, so that guesses made at the same
 * moment share one limit. Undefined: ten failed or are under way within 15 minutes.
 */
export async function beginGuess(sql: Sql, target: string): Promise<Guess | undefined> {
  const [begun] = await sql<[{ at: string }?]>`
    insert into password_guesses as old (target, under_way)
    values (decode(${target}, 'hex'), array[clock_timestamp()])
    on conflict (target) do update set failed = ${recent(sql, 'failed')},
      under_way = ${recent(sql, 'under_way')} || clock_timestamp(), updated_at = clock_timestamp()
    where cardinality(${recent(sql, 'failed')}) + cardinality(${recent(sql, 'under_way')})
      < ${mostGuesses}
    returning under_way[cardinality(under_way)]::text as at`
  return begun && { target, at: begun.at }
}

/** What stands in the way of another guess; undefined once nothing does. */
export async function readRefusal(sql: Sql, target: string): Promise<Refusal | undefined> {
  const [refusal] = await sql<[Refusal?]>`
    select cardinality(${recent(sql, 'failed')}) as failed,
      greatest(1, ceil(extract(epoch from interval '15 minutes' - (now() - (
        select min(at) from unnest(${recent(sql, 'failed')} || ${recent(sql, 'under_way')}) at
      )))))::int as retry_after_seconds
    from password_guesses old where target = decode(${target}, 'hex')`
  return refusal
}

/** A right password gives its turn back; a wrong one counts for 15 minutes. */
export async function endGuess(sql: Sql, guess: Guess, right: boolean): Promise<void> {
  await sql`
    update password_guesses set under_way = array_remove(under_way, ${guess.at}::text::timestamptz),
      failed = case when ${right} then failed else failed || ${guess.at}::text::timestamptz end,
      updated_at = clock_timestamp()
    where target = decode(${guess.target}, 'hex') and ${guess.at}::text::timestamptz = any(under_way)`
}

/** Removes what no longer counts. */
export async function purgePasswordGuesses(sql: Sql): Promise<void> {
  await sql`delete from password_guesses where updated_at < now() - interval '15 minutes'`
}
