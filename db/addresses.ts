import type { Sql } from './client.ts'

/** Which of these addresses an earlier one is the same as, by position. Null is no address. */
export async function findRepeated(sql: Sql, addresses: (string | null)[]): Promise<Set<number>> {
  const rows = await sql<{ index: number }[]>`
    select position::int - 1 as index from (
      select position, row_number() over (
        partition by canonical_email(address) order by position) as occurrence
      from unnest(${addresses}::text[]) with ordinality as given (address, position)
      where address is not null
    ) numbered where occurrence > 1`
  return new Set(rows.map(({ index }) => index))
}
