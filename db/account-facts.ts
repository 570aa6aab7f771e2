import type { Attempt } from './acceptance-attempts.ts'
import type { Sql, Transaction } from './client.ts'

type AccountChange = {
  invite: { id: string; accountId: string; environmentId: string | null }
  attempt: Attempt
  personId: string
  before: { hasPassword: boolean; told: Record<string, unknown> } | null
}

/**
 * A new account, or an account that had no password until now, as it was and as it is. No secret
 * goes into a fact.
 */
export async function appendAccountFact(tx: Transaction, change: AccountChange): Promise<void> {
  const { invite, attempt, personId, before } = change
  if (before?.hasPassword || !attempt.passwordHash) return
  const type = before ? 'ACCOUNT_CIDAASIDENTITY_ADDED' : 'ACCOUNT_CREATED_WITH_CIDAAS_IDENTITY'
  const attributes = { provider: 'self', requestId: attempt.requestId, sub: personId }
  await tx`
    insert into facts (account_id, environment_id, type, object_type, object_id, attributes,
      old_value, new_value)
    select account_id, ${invite.environmentId}, ${type}, 'users', id, ${tx.json(attributes)},
      ${before && JSON.stringify(before.told)}::text::jsonb, identity_fact_value(identities)
    from identities where id = ${personId} and account_id = ${invite.accountId}`
}

/** The same fact for everybody in the CTE `made`, with or without a password to sign in by. */
export const accountCreated = (
  sql: Sql,
  { environmentId, requestId }: { environmentId: string | null; requestId: string },
) => sql`
  insert into facts (account_id, environment_id, type, object_type, object_id, attributes,
    new_value)
  select account_id, ${environmentId}::uuid, 'ACCOUNT_CREATED_WITH_CIDAAS_IDENTITY', 'users', id,
    jsonb_build_object('provider', 'self', 'requestId', ${requestId}::text, 'sub', id),
    jsonb_build_object('email', email, 'first_name', first_name, 'last_name', last_name)
  from made`
