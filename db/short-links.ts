import type { ShortCode } from '../security/short-codes.ts'
import type { Sql } from './client.ts'

/** The invites that a short code may be of: two of many millions may share a locator. */
export async function findByLocator(sql: Sql, { locator }: Pick<ShortCode, 'locator'>) {
  return sql<{ id: string; generation: number }[]>`
    select id, generation from invites
    where short_link_locator(id) = ${locator} and initiate_login_uri is not null`
}
