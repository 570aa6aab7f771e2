import { Type } from 'typebox'
import { id, nullable, timestamp } from './fields.ts'

export const funnelQuery = Type.Object({
  import_id: Type.Optional(id),
  created_after: Type.Optional(timestamp),
  created_before: Type.Optional(timestamp),
})

const count = Type.Integer({ minimum: 0 })
export const funnel = Type.Object(
  {
    created: count,
    sent: Type.Integer({ minimum: 0, description: 'Taken by the mail server, once at least.' }),
    opened: count,
    accepted: count,
    declined: count,
    expired: count,
    revoked: count,
    pending: count,
    median_seconds_to_accept: nullable(Type.Integer({ minimum: 0 })),
  },
  { title: 'InviteFunnel' },
)
