import { Type } from 'typebox'
import { factTypes } from '../../domain/facts.ts'
import { body, id, label, nullable, timestamp, url } from './fields.ts'
import { pageQuery } from './pagination.ts'

const events = Type.Array(Type.Enum([...factTypes]), {
  maxItems: factTypes.length,
  description: 'The types of facts it hears of; empty: all of them.',
})
const anyObject = Type.Record(Type.String(), Type.Unknown())
const status = Type.Enum(['pending', 'delivered', 'failed'])

export const fact = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'A UUIDv7; `webhook-id` of its deliveries.' }),
    type: Type.String({ examples: ['INVITE_ACCEPTED'] }),
    occurred_at: timestamp,
    objectType: Type.String({ description: '`userinvitations`, `users` or `imports`.' }),
    objectId: id,
    attributes: anyObject,
    oldValue: nullable(anyObject),
    newValue: nullable(anyObject),
    url: Type.String({ description: 'Where operators see it in the dashboard.' }),
  },
  { title: 'Fact' },
)

const oneType = `(${factTypes.join('|')})`
export const factQuery = Type.Object({
  ...pageQuery,
  type: Type.Optional(
    Type.String({
      maxLength: 400,
      pattern: `^${oneType}(,${oneType})*$`,
      description: 'One or more, separated by commas.',
      examples: ['INVITE_ACCEPTED,INVITE_EXPIRED'],
    }),
  ),
  object_id: Type.Optional(id),
  occurred_after: Type.Optional(timestamp),
  occurred_before: Type.Optional(timestamp),
  order: Type.Enum(['asc', 'desc'], { default: 'desc' }),
  after: Type.Optional(
    Type.String({
      format: 'uuid',
      description:
        'With `order=asc`: goes on behind the fact of this id, which need not be there any more.',
    }),
  ),
})

const shown = {
  id,
  url: Type.String(),
  description: nullable(Type.String()),
  events: Type.Array(Type.String()),
  enabled: Type.Boolean(),
  disabled_reason: nullable(
    Type.String({
      description:
        '`gone`: it answered 410. `failing`: a delivery was given up after its last attempt, and ' +
        'none got through meanwhile. Null where somebody disabled it.',
    }),
  ),
  created_at: timestamp,
  updated_at: timestamp,
}
const secret = Type.String({ description: '`whsec_…`. Shown only here.' })

export const webhook = Type.Object(shown, { title: 'Webhook' })
export const createdWebhook = Type.Object({ ...shown, secret }, { title: 'CreatedWebhook' })
export const rotatedSecret = Type.Object(
  { secret, previous_expires_at: timestamp },
  { title: 'RotatedSecret' },
)
export const newWebhook = body(
  {
    url: Type.String({ ...url, description: 'An https address that is public.' }),
    events: Type.Optional(events),
    enabled: Type.Optional(Type.Boolean()),
    description: Type.Optional(nullable(label)),
  },
  {
    title: 'NewWebhook',
    examples: [{ url: 'https://hooks.example.com/vestibule', events: ['INVITE_ACCEPTED'] }],
  },
)
export const webhookChange = body({
  url: Type.Optional(url),
  events: Type.Optional(events),
  enabled: Type.Optional(Type.Boolean()),
  description: Type.Optional(nullable(label)),
})

const answered = Type.Object({
  status: Type.Integer(),
  body: Type.String({ description: 'Its first 4 KiB.' }),
  duration_ms: Type.Integer(),
})
const delivery = {
  id,
  webhook_id: id,
  fact_id: nullable(id),
  type: Type.String(),
  status,
  attempts: Type.Integer(),
  next_attempt_at: nullable(timestamp),
  last_attempt_at: nullable(timestamp),
  response: nullable(answered),
  last_error: nullable(Type.String()),
  created_at: timestamp,
  delivered_at: nullable(timestamp),
}
export const webhookDelivery = Type.Object(delivery, { title: 'WebhookDelivery' })
export const sentDelivery = Type.Object(
  { ...delivery, request: fact },
  { title: 'SentWebhookDelivery' },
)
export const deliveryQuery = Type.Object({ ...pageQuery, status: Type.Optional(status) })
