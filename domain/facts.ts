/** What can happen that others are told of. Spec §7. */
export const factTypes = [
  'INVITE_USER',
  'INVITE_ACCEPTED',
  'INVITE_REVOKED',
  'INVITE_REJECTED',
  'INVITE_EXPIRED',
  'INVITE_DELIVERY_FAILED',
  'ACCOUNT_CREATED_WITH_CIDAAS_IDENTITY',
  'ACCOUNT_CIDAASIDENTITY_ADDED',
  'IMPORT_COMPLETED',
] as const
export type FactType = (typeof factTypes)[number]

/** What a test delivery says that it is: nothing happened. */
export const testEvent = 'WEBHOOK_TEST'

export type Fact = {
  id: string
  type: string
  occurredAt: Date
  environmentId: string | null
  objectType: string
  objectId: string
  attributes: Record<string, unknown>
  oldValue: Record<string, unknown> | null
  newValue: Record<string, unknown> | null
}

/** A fact as it is listed and delivered: the same words every time. Spec §12, Delivery body. */
export const writeFact = (fact: Fact, publicUrl: string) => ({
  id: fact.id,
  type: fact.type,
  occurred_at: fact.occurredAt.toISOString(),
  objectType: fact.objectType,
  objectId: fact.objectId,
  attributes: fact.attributes,
  oldValue: fact.oldValue,
  newValue: fact.newValue,
  url: urlOf(fact, publicUrl),
})

/** What a test says: of the webhook itself, and of nobody. */
export const testFact = (test: { id: string; webhookId: string; createdAt: Date }): Fact => ({
  id: test.id,
  type: testEvent,
  occurredAt: test.createdAt,
  environmentId: null,
  objectType: 'webhooks',
  objectId: test.webhookId,
  attributes: { _id: test.webhookId },
  oldValue: null,
  newValue: null,
})

/** Where an operator sees what it is about. */
function urlOf({ objectType, objectId, environmentId }: Fact, publicUrl: string): string {
  const place = environmentId ? `/e/${environmentId}` : '/tenant'
  const base = `${publicUrl}/dashboard`
  if (objectType === 'userinvitations') {
    return `${base}${place}/identities?tab=invites&invite=${objectId}`
  }
  if (objectType === 'users') return `${base}${place}/identities?identity=${objectId}`
  if (objectType === 'imports') return `${base}${place}/imports/${objectId}`
  return environmentId ? `${base}${place}/settings/webhooks` : `${base}/settings/webhooks`
}
