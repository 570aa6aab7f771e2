import type { FastifyRequest } from 'fastify'
import { type IdentityRow, type IdentityScope, readMadeIdentity } from '../db/identities.ts'
import { fullName } from '../domain/person.ts'
import { Problem } from '../domain/problems.ts'
import { type Creating, makeIdentities, type WantedIdentity } from '../provisioning/identities.ts'
import { requirePrincipal } from './authentication.ts'
import { answerBulk, type Row } from './bulk.ts'
import type { RouteDeps } from './deps.ts'
import { parseIdentity, warningsOf } from './identity-body.ts'
import type { BulkAnswer } from './schemas/bulk.ts'
import type { IdentityBody, NewIdentityBody } from './schemas/identities.ts'

/** An identity as every surface of the API shows it. Spec §12. */
export const representIdentity = (row: IdentityRow): IdentityBody => ({
  id: row.id,
  email: row.email,
  mobile_number: row.mobileNumber,
  email_verified: row.emailVerified,
  first_name: row.firstName,
  last_name: row.lastName,
  name: fullName(row),
  status: 'active',
  external_id: row.externalId,
  custom_fields: row.customFields,
  has_password: row.hasPassword,
  applications: row.applications,
  assignments: row.assignments,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
})

type Place = { request: FastifyRequest; scope: IdentityScope }

const creatingIn = ({ request, scope }: Place): Creating => ({
  powers: requirePrincipal(request),
  scope,
  requestId: request.id,
  importId: null,
})

/** Throws what `makeIdentities` refuses the one for. */
export async function createIdentity(deps: RouteDeps, place: Place, body: NewIdentityBody) {
  const id = place.request.operationId
  const row = { index: 0, id, wanted: parseIdentity(body) }
  const [outcome] = await makeIdentities(deps, creatingIn(place), [row])
  if (outcome instanceof Problem) throw outcome
  const made = await readMadeIdentity(deps.sql, id, place.scope)
  return { ...representIdentity(made), warnings: warningsOf(body) }
}

export async function createIdentities(
  deps: RouteDeps,
  place: Place,
  { rows, parse }: { rows: unknown[]; parse: (row: unknown) => WantedIdentity },
): Promise<BulkAnswer> {
  const { operationId } = place.request
  const make = (parsed: Row<WantedIdentity>[]) => makeIdentities(deps, creatingIn(place), parsed)
  return answerBulk({ sql: deps.sql, operationId, parse, make }, rows)
}
