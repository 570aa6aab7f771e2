import { type Static, Type } from 'typebox'
import { sortFields } from '../../db/user-invites.ts'
import { numberPattern } from '../../domain/person.ts'
import { userInviteStates } from '../../domain/user-actions.ts'
import { body, email, id, nullable, password, personName, timestamp } from './fields.ts'
import { customFields } from './invites.ts'

const state = Type.Enum([...userInviteStates])
const mobileNumber = Type.String({
  pattern: numberPattern,
  description: 'E.164, as in +4915112345678.',
})
const clientId = Type.String({ minLength: 1, maxLength: 128 })
const clientName = Type.String({ minLength: 1, maxLength: 100 })
const roleName = Type.String({ minLength: 1, maxLength: 100 })

const group = body({
  group_id: Type.String({ format: 'uuid', description: 'A Node.' }),
  roles: Type.Array(roleName, {
    minItems: 1,
    maxItems: 20,
    description: 'Ids or names of Roles.',
  }),
})

/** Whom to invite, as cidaas takes it. Spec §4, user actions. */
export const newUserInvitation = body(
  {
    email: Type.Optional(email),
    mobile_number: Type.Optional(mobileNumber),
    given_name: Type.Optional(personName),
    family_name: Type.Optional(personName),
    groups: Type.Optional(Type.Array(group, { maxItems: 20 })),
    client_id: Type.Optional(clientId),
    client_name: Type.Optional(clientName),
    initiate_login_uri: Type.String({
      minLength: 1,
      maxLength: 2000,
      description: 'As the Application has it registered: its login page.',
    }),
    invite_template_key: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    lang: Type.Optional(
      Type.String({ maxLength: 35, pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' }),
    ),
    customFields: Type.Optional(customFields),
    allow_same_email: Type.Boolean({
      default: true,
      description: 'Whoever registers does so under the invited address.',
    }),
  },
  {
    title: 'NewUserInvitation',
    examples: [
      {
        email: 'ada@example.com',
        given_name: 'Ada',
        family_name: 'Lovelace',
        client_id: 'acme-portal',
        initiate_login_uri: 'https://app.example.com/login',
        groups: [{ group_id: '0197d3a4-90b1-7e52-8a44-c1d7f2b95e03', roles: ['Editor'] }],
      },
    ],
  },
)
export type NewUserInvitation = Static<typeof newUserInvitation>

export const userInvitation = Type.Object(
  {
    _id: id,
    state,
    valid: Type.Boolean({ description: 'Whether its links work: it is pending, its window open.' }),
    email: nullable(Type.String()),
    mobile_number: nullable(Type.String()),
    given_name: Type.String(),
    family_name: Type.String(),
    groups: Type.Array(Type.Object({ group_id: id, roles: Type.Array(id) })),
    client_id: nullable(Type.String()),
    client_name: nullable(Type.String()),
    initiate_login_uri: nullable(
      Type.String({ description: 'Null once the Application registers another one.' }),
    ),
    invite_template_key: Type.String(),
    lang: nullable(Type.String()),
    customFields: Type.Record(Type.String(), Type.Unknown()),
    allow_same_email: Type.Boolean(),
    invited_by: Type.Object({ type: Type.String(), id, name: Type.String() }),
    sub: nullable(Type.String({ description: 'The Identity that accepted.' })),
    resent_from: nullable(id),
    createdTime: timestamp,
    updatedTime: timestamp,
    expires_at: timestamp,
    acceptedTime: nullable(timestamp),
    accept_url: Type.Optional(Type.String({ description: 'A copy link. When made or resent.' })),
  },
  { title: 'UserInvitation' },
)
export type UserInvitation = Static<typeof userInvitation>

/** Every answer of this surface that is no refusal. Spec §12. */
const success = { success: Type.Literal(true), status: Type.Literal(200) }
export const oneInvitation = Type.Object({ ...success, data: userInvitation })
export const foundInvitations = Type.Object({
  ...success,
  data: Type.Array(userInvitation),
  total: Type.Integer(),
})

export const newState = body(
  {
    state: Type.Enum(['reinitiated', 'accepted', 'revoked', 'rejected']),
    sub: Type.Optional(
      Type.String({
        format: 'uuid',
        description: 'With `accepted`: the Identity that was invited.',
      }),
    ),
  },
  { examples: [{ state: 'reinitiated' }] },
)
export type NewState = Static<typeof newState>

export const invitationSearch = body({
  filter: Type.Optional(
    body({
      state: Type.Optional(Type.Union([state, Type.Array(state, { minItems: 1, maxItems: 5 })])),
      email: Type.Optional(Type.String({ maxLength: 320 })),
      mobile_number: Type.Optional(Type.String({ maxLength: 20 })),
      client_id: Type.Optional(clientId),
      invited_by: Type.Optional(Type.String({ format: 'uuid' })),
      created_after: Type.Optional(timestamp),
      created_before: Type.Optional(timestamp),
    }),
  ),
  sort: Type.Optional(
    body({
      field: Type.Enum([...sortFields], { default: 'createdTime' }),
      order: Type.Enum(['asc', 'desc'], { default: 'desc' }),
    }),
  ),
  skip: Type.Integer({ minimum: 0, maximum: 100_000, default: 0 }),
  take: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})
export type InvitationSearch = Static<typeof invitationSearch>

const inviteToken = Type.String({ minLength: 1, maxLength: 65_536 })
export const registrationQuery = Type.Object({ invite_id: Type.Optional(inviteToken) })
export const registrationHeaders = Type.Object({ invite_id: Type.Optional(inviteToken) })

export const registration = body(
  {
    given_name: Type.Optional(personName),
    family_name: Type.Optional(personName),
    email: Type.Optional(email),
    mobile_number: Type.Optional(mobileNumber),
    password: Type.Optional(password),
    password_echo: Type.Optional(password),
    current_password: Type.Optional(password),
    customFields: Type.Optional(customFields),
  },
  {
    title: 'Registration',
    examples: [
      {
        given_name: 'Ada',
        family_name: 'Lovelace',
        email: 'ada@example.com',
        password: 'quiet otter paints',
        password_echo: 'quiet otter paints',
      },
    ],
  },
)
export type Registration = Static<typeof registration>

export const registered = Type.Object(
  {
    ...success,
    data: Type.Object({
      sub: id,
      email: nullable(Type.String()),
      mobile_number: nullable(Type.String()),
      email_verified: Type.Boolean(),
      given_name: Type.String(),
      family_name: Type.String(),
      customFields: Type.Record(Type.String(), Type.Unknown()),
      invitation: Type.Object({ _id: id, state, valid: Type.Boolean() }),
      redirect_url: nullable(Type.String()),
    }),
  },
  { title: 'Registered' },
)
