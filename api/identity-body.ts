import type { NewIdentity } from '../db/identity-plans.ts'
import { parseEmail } from '../domain/address.ts'
import { parseFields } from '../domain/fields.ts'
import { parseName, parsePassword } from '../domain/person.ts'
import type { WantedIdentity } from '../provisioning/identities.ts'
import { readCustomFields } from './invitation-body.ts'
import type { NewIdentityBody } from './schemas/identities.ts'

/** Whom a caller wants, as the rules take it. Throws `validation_failed`. */
export function parseIdentity(body: NewIdentityBody): WantedIdentity {
  const { password } = body
  const parsed = parseFields({
    email: () => parseEmail(body.email),
    firstName: () => parseName(body.first_name, 'first_name'),
    lastName: () => parseName(body.last_name, 'last_name'),
    password: () => (password == null ? null : parsePassword(password)),
    customFields: () => readCustomFields(body.custom_fields),
  })
  return {
    ...parsed,
    mobileNumber: body.mobile_number ?? null,
    externalId: body.external_id ?? null,
    applicationId: body.application_id ?? null,
    grant: readGrant(body),
  }
}

type Pair = Pick<NewIdentityBody, 'role_id' | 'node_id'>

/** Half a pair gives nothing, and is no refusal here as it is for invites. Spec §4. */
const readGrant = ({ role_id, node_id }: Pair): NewIdentity['grant'] =>
  role_id && node_id ? { roleId: role_id, nodeId: node_id } : null

export function warningsOf({ role_id, node_id }: Pair): { code: string; message: string }[] {
  if (Boolean(role_id) === Boolean(node_id)) return []
  const message = 'Only one of role_id and node_id was given: no assignment was made.'
  return [{ code: 'role_node_pair', message }]
}
