import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Sql } from '../../db/client.ts'
import type { Hooks } from './webhooks.ts'

type Happening = { of?: string; types?: string[]; to?: Hooks }

/** Has something happen, of itself or of a given object; gives the object's id. */
export const createHappen =
  (sql: Sql, hooks: () => Hooks) =>
  async ({ of = randomUUID(), types = ['INVITE_REVOKED'], to = hooks() }: Happening = {}) => {
    await sql`
      insert into facts (account_id, environment_id, type, object_type, object_id, attributes)
      select account_id, id, type, 'userinvitations', ${of}, '{}'
      from environments, unnest(${types}::text[]) type where id = ${to.environmentId}`
    return of
  }

/** As the public library of Standard Webhooks does it; throws where it does not verify. */
export const verify = (secret: string, { body, headers }: { body: string; headers: object }) =>
  new Webhook(secret).verify(body, { ...headers })
