import { Type } from 'typebox'
import type { OperatorRow } from '../../db/operators.ts'
import { fullName } from '../../domain/person.ts'
import { body, email, id, password, personName, slug, timestamp } from './fields.ts'

const role = Type.Enum(['admin', 'secondary_admin', 'user_invite'])
const nodeIds = {
  maxItems: 100,
  description: 'The subtrees the operator is limited to, of any Environment; none: not limited.',
}

export const operator = Type.Object(
  {
    id,
    email: Type.String(),
    first_name: Type.String(),
    last_name: Type.String(),
    name: Type.String(),
    role,
    node_ids: Type.Array(id),
    enabled: Type.Boolean(),
    created_at: timestamp,
    updated_at: timestamp,
  },
  { title: 'Operator' },
)

export const newOperator = body({
  email,
  first_name: personName,
  last_name: personName,
  role,
  password,
  node_ids: Type.Array(id, { ...nodeIds, default: [] }),
})

export const operatorChange = body({
  first_name: Type.Optional(personName),
  last_name: Type.Optional(personName),
  role: Type.Optional(role),
  node_ids: Type.Optional(Type.Array(id, nodeIds)),
  enabled: Type.Optional(Type.Boolean()),
  password: Type.Optional(password),
  current_password: Type.Optional({ ...password, description: 'For who changes their own.' }),
})

export const operatorParams = Type.Object({ slug, operator_id: id })

export const representOperator = (row: OperatorRow) => ({
  id: row.id,
  email: row.email,
  first_name: row.firstName,
  last_name: row.lastName,
  name: fullName(row),
  role: row.role,
  node_ids: row.nodeIds,
  enabled: row.enabled,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
})
