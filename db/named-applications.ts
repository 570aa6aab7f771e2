import type { Sql } from './client.ts'

export type NamedApplication = {
  id: string
  environmentId: string
  initiateLoginUri: string | null
}
type Names = { clientId?: string | undefined; clientName?: string | undefined }

/**
 * The applications that go by these names, of the whole account or only of some environments. A
 * client id is one application's; a name may be one's in each environment.
 */
export async function findApplications(
  sql: Sql,
  place: { accountId: string; environmentIds: string[] | null },
  { clientId, clientName }: Names,
): Promise<NamedApplication[]> {
  return sql<NamedApplication[]>`
    select id, environment_id, initiate_login_uri from applications
    where account_id = ${place.accountId} and enabled
      ${place.environmentIds ? sql`and environment_id = any(${place.environmentIds}::uuid[])` : sql``}
      ${clientId === undefined ? sql`` : sql`and client_id = ${clientId}`}
      ${clientName === undefined ? sql`` : sql`and client_name = ${clientName}`}
    limit 2`
}

/** The ids of roles by their names, in one environment. */
export async function findRolesByName(
  sql: Sql,
  environmentId: string,
  names: string[],
): Promise<Map<string, string>> {
  const rows = await sql<{ name: string; id: string }[]>`
    select name, id from roles where environment_id = ${environmentId} and name = any(${names})`
  return new Map(rows.map(({ name, id }) => [name, id]))
}
