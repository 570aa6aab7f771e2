import { Type } from 'typebox'
import type { EnvironmentRow } from '../../db/environments.ts'
import { body, id, label, timestamp } from './fields.ts'

export const environment = Type.Object(
  {
    id,
    name: Type.String(),
    hierarchy_enabled: Type.Boolean(),
    suspended: Type.Boolean(),
    root_node_id: id,
    default_application_id: id,
    created_at: timestamp,
  },
  { title: 'Environment' },
)
export const environmentChange = body({
  name: Type.Optional(label),
  hierarchy_enabled: Type.Optional(Type.Boolean()),
  suspended: Type.Optional(Type.Boolean()),
})
export const newEnvironment = body({
  name: label,
  hierarchy_enabled: Type.Boolean({ default: false }),
})

export const representEnvironment = (row: EnvironmentRow) => ({
  id: row.id,
  name: row.name,
  hierarchy_enabled: row.hierarchyEnabled,
  suspended: row.suspended,
  root_node_id: row.rootNodeId,
  default_application_id: row.defaultApplicationId,
  created_at: row.createdAt.toISOString(),
})
