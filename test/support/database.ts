import postgres from 'postgres'
import { afterAll } from 'vitest'
import type { StackFile } from './stack.ts'

/** A look into the stack's database, past the API. Closed when the test file is done. */
export function openDatabase(stack: StackFile) {
  const column = { from: postgres.toCamel, to: postgres.fromCamel }
  const sql = postgres(stack.database_url, { max: 4, transform: { column }, onnotice: () => {} })
  afterAll(() => sql.end({ timeout: 5 }))
  return {
    sql,
    /** Everyone an address has become, once for each thing that they were given. */
    peopleWithEmail: (email: string) => sql`
      select identities.id, first_name, email_verified, application_id, role_id, node_id
      from identities
        left join app_memberships on app_memberships.identity_id = identities.id
        left join role_assignments on role_assignments.identity_id = identities.id
      where email_key = canonical_email(${email})`,
  }
}
