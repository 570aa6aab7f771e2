import type { Branding } from '../domain/branding.ts'
import type { Sql } from './client.ts'

/** As the queries of messages read it beside other columns: from `accounts`, as one object. */
export const brandingOf = (sql: Sql) => sql`
  jsonb_build_object('logoUrl', branding_logo_url, 'color', branding_color,
    'senderName', branding_sender_name, 'replyTo', branding_reply_to)`

export async function readBranding(sql: Sql, accountId: string): Promise<Branding> {
  const [row] = await sql<[{ branding: Branding }]>`
    select ${brandingOf(sql)} as branding from accounts where id = ${accountId}`
  return row.branding
}

/** What messages of an Account say of it. */
export async function readLetterhead(sql: Sql, accountId: string) {
  const [row] = await sql<[{ accountName: string; branding: Branding }]>`
    select name as account_name, ${brandingOf(sql)} as branding from accounts
    where id = ${accountId}`
  return row
}

/** Changes what is given; null brings our own back. */
export async function changeBranding(
  sql: Sql,
  accountId: string,
  change: { [Part in keyof Branding]?: Branding[Part] | undefined },
): Promise<Branding> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  const columns = given.map(([part, value]) => [columnOf(part), value])
  if (columns.length > 0) {
    await sql`
      update accounts set ${sql(Object.fromEntries(columns))}, updated_at = now()
      where id = ${accountId}`
  }
  return readBranding(sql, accountId)
}

const columnOf = (part: string) => `branding${part[0]?.toUpperCase()}${part.slice(1)}`
