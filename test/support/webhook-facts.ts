import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Sql } from '../../db/client.ts'
import { createClient, sharedStack } from './client.ts'
import { openDatabase } from './database.ts'
import { type Hooks, openHooks } from './webhooks.ts'

type Happening = { of?: string; types?: string[]; to?: Hooks }

/** Has something happen, of itself or of a given object; gives the object's id. */
export const createHappen =
  (sql: Sql, hooks: Hooks) =>
  async ({ of = randomUUID(), types = ['INVITE_REVOKED'], to = hooks }: Happening = {}) => {
    await sql`
      insert into facts (account_id, environment_id, type, object_type, object_id, attributes)
      select account_id, id, type, 'userinvitations', ${of}, '{}'
      from environments, unnest(${types}::text[]) type where id = ${to.environmentId}`
    return of
  }

/** A new account of the shared stack with its webhooks, for all tests of a file. */
export async function openFileHooks() {
  const stack = sharedStack()
  const api = createClient(stack)
  const { sql } = openDatabase(stack)
  const hooks = await openHooks(api)
  return { stack, api, sql, hooks, happen: createHappen(sql, hooks) }
}

/** As the public library of Standard Webhooks does it; throws where it does not verify. */
export const verify = (secret: string, { body, headers }: { body: string; headers: object }) =>
  new Webhook(secret).verify(body, { ...headers })
