import { type Static, Type } from 'typebox'
import { body, email, id, nullable, personName, timestamp } from './fields.ts'
import { pageQuery } from './pagination.ts'

export const inviteStatus = Type.Enum(['pending', 'accepted', 'expired', 'revoked', 'rejected'])
const grant = Type.Object({ role_id: id, node_id: id })
export const customFields = Type.Record(Type.String(), Type.Unknown(), {
  maxProperties: 50,
})

const grants = {
  role_id: Type.Optional(nullable(id)),
  node_id: Type.Optional(nullable(id)),
  assignments: Type.Optional(
    Type.Array(body({ role_id: id, node_id: id }), { minItems: 1, maxItems: 20 }),
  ),
}
const person = {
  email,
  first_name: personName,
  last_name: personName,
  application_id: Type.Optional(nullable(id)),
  client_id: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
  send_email: Type.Boolean({ default: true }),
  lang: Type.Optional(
    nullable(Type.String({ maxLength: 35, pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' })),
  ),
  template_key: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_.-]{1,64}$' })),
  custom_fields: Type.Optional(customFields),
  message: Type.Optional(nullable(Type.String({ maxLength: 500 }))),
}

const somebody = { email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace' }

/** Who is invited to an Environment, and to what. `role_id` and `node_id` are short for one grant. */
export const newInvite = body(
  { ...person, ...grants },
  {
    title: 'NewInvite',
    examples: [
      {
        ...somebody,
        role_id: '0197d3a4-8f6c-7c3e-9d2b-5a1f0e4c7b86',
        node_id: '0197d3a4-90b1-7e52-8a44-c1d7f2b95e03',
        lang: 'en',
        message: 'We look forward to working with you.',
      },
    ],
  },
)
/** Who is invited to an Account's directory: no place, so no roles. Spec §4, Account tier. */
export const newAccountInvite = body(person, { title: 'NewAccountInvite', examples: [somebody] })
export type NewInviteBody = Static<typeof newInvite>

/** An invite. Spec §12. */
export const invite = Type.Object(
  {
    id,
    email: nullable(Type.String()),
    mobile_number: nullable(Type.String()),
    first_name: Type.String(),
    last_name: Type.String(),
    name: Type.String(),
    status: inviteStatus,
    generation: Type.Integer(),
    expires_at: timestamp,
    created_at: timestamp,
    updated_at: timestamp,
    send_email: Type.Boolean(),
    lang: nullable(Type.String()),
    template_key: Type.String(),
    message: nullable(Type.String()),
    custom_fields: Type.Record(Type.String(), Type.Unknown()),
    role_id: nullable(id),
    node_id: nullable(id),
    assignments: Type.Array(grant),
    application_id: nullable(id),
    environment_id: nullable(id),
    import_id: nullable(id),
    resent_from: nullable(id),
    invited_by: Type.Object({ type: Type.String(), id, name: Type.String() }),
    identity: Type.Object({ status: Type.Enum(['pending', 'active']), id: Type.Optional(id) }),
    assignment: nullable(
      Type.Object({
        status: Type.Enum(['dormant', 'active']),
        role_id: id,
        node_id: id,
        id: Type.Optional(id),
      }),
    ),
    delivery: Type.Object({
      state: Type.Enum(['queued', 'sent', 'failed', 'not_requested']),
      attempts: Type.Integer(),
      last_error: nullable(Type.String()),
      sent_at: nullable(timestamp),
    }),
    accept_url: Type.Optional(
      Type.String({ description: 'A copy link. Only where it was asked for.' }),
    ),
    opened_at: nullable(
      Type.String({
        format: 'date-time',
        description: 'When a page of one of its links was first opened; by what pages tell.',
      }),
    ),
  },
  { title: 'Invite' },
)

export type InviteBody = Static<typeof invite>

const event = Type.Object({
  type: Type.String(),
  at: timestamp,
  actor: Type.Object({
    type: Type.String(),
    id: nullable(Type.String()),
    name: nullable(Type.String()),
  }),
  detail: Type.Record(Type.String(), Type.Unknown()),
})

export const inviteWithEvents = Type.Object(
  { ...invite.properties, events: Type.Array(event) },
  { title: 'InviteWithEvents' },
)

/** One status, or several: `status=accepted,expired`, or `status=` repeated. */
const anyStatus = Type.Union(
  [inviteStatus, Type.Array(inviteStatus, { minItems: 1, maxItems: 5 })],
  {
    description: 'One, or any of several: `accepted,expired`, or the parameter repeated.',
  },
)

export const inviteQuery = Type.Object({
  ...pageQuery,
  status: Type.Optional(anyStatus),
  email: Type.Optional(Type.String({ maxLength: 320 })),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  import_id: Type.Optional(id),
  role_id: Type.Optional(id),
  node_id: Type.Optional(id),
  needs_attention: Type.Optional(
    Type.Boolean({
      description: 'Pending ones that could not be delivered, or that end within two days.',
    }),
  ),
  created_after: Type.Optional(timestamp),
  created_before: Type.Optional(timestamp),
})
