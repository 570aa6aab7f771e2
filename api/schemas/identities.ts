import { type Static, Type } from 'typebox'
import { numberPattern } from '../../domain/person.ts'
import { bulkOf } from './bulk.ts'
import { body, email, id, nullable, password, personName, timestamp } from './fields.ts'
import { customFields } from './invites.ts'
import { pageQuery } from './pagination.ts'

/* Taken as it is, for it is compared with what other systems say: no blanks around, none that control. */
const externalId = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^[^\\s\\p{Cc}](?:\\P{Cc}*[^\\s\\p{Cc}])?$',
})
const person = {
  email,
  first_name: personName,
  last_name: personName,
  password: Type.Optional(nullable(password)),
  mobile_number: Type.Optional(nullable(Type.String({ pattern: numberPattern }))),
  external_id: Type.Optional(nullable(externalId)),
  application_id: Type.Optional(nullable(id)),
  custom_fields: Type.Optional(customFields),
}

/** On the account tier there is neither role nor node. Spec §4. */
export const newAccountIdentity = body(person)
export const newIdentity = body({
  ...person,
  role_id: Type.Optional(nullable(id)),
  node_id: Type.Optional(nullable(id)),
})
export type NewIdentityBody = Static<typeof newIdentity>

export const newIdentities = bulkOf('identities', newIdentity)
export const newAccountIdentities = bulkOf('identities', newAccountIdentity)

/** A person in an Account's directory. Spec §12. */
export const identity = Type.Object(
  {
    id,
    email: nullable(Type.String()),
    mobile_number: nullable(Type.String()),
    email_verified: Type.Boolean(),
    first_name: Type.String(),
    last_name: Type.String(),
    name: Type.String(),
    status: Type.Enum(['active']),
    external_id: nullable(Type.String()),
    custom_fields: Type.Record(Type.String(), Type.Unknown()),
    has_password: Type.Boolean(),
    applications: Type.Array(Type.Object({ application_id: id })),
    assignments: Type.Array(Type.Object({ id, role_id: id, node_id: id, environment_id: id })),
    created_at: timestamp,
    updated_at: timestamp,
  },
  { title: 'Identity' },
)
export type IdentityBody = Static<typeof identity>

export const createdIdentity = Type.Object(
  {
    ...identity.properties,
    warnings: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  },
  { title: 'CreatedIdentity' },
)

export const accountIdentityQuery = Type.Object({
  ...pageQuery,
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Inside of names and addresses.' })),
  email: Type.Optional(Type.String({ maxLength: 320 })),
  external_id: Type.Optional(Type.String({ maxLength: 255 })),
})
export const identityQuery = Type.Object({
  ...accountIdentityQuery.properties,
  role_id: Type.Optional(id),
  node_id: Type.Optional(id),
})
