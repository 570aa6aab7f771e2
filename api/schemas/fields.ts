import { type Static, type TProperties, Type } from 'typebox'

/** What every schema is made of. Lengths here are bounds; the exact rules are in `domain/`. */
export const id = Type.String({ format: 'uuid', description: 'A UUIDv7.' })
export const timestamp = Type.String({ format: 'date-time', description: 'UTC, milliseconds.' })
/* Something to read, and nothing that controls. */
const visible = '^(?=.*[\\p{L}\\p{N}\\p{P}\\p{S}])\\P{Cc}+$'
export const label = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: visible,
  description: 'Kept in NFC, without blanks around it and without what nobody sees.',
})
export const email = Type.String({
  minLength: 3,
  maxLength: 320,
  description:
    'Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of ' +
    'mixed alphabets, and letters drawn like Latin ones, are refused.',
})
export const personName = Type.String({ maxLength: 200 })
export const password = Type.String({
  minLength: 1,
  maxLength: 256,
  format: 'password',
  description: '8 to 64 characters of any kind.',
})
export const slug = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$' })
export const url = Type.String({ minLength: 1, maxLength: 2000 })
export const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()])

/** A request body: a field it does not name is refused (spec §3). `examples` go into the reference. */
export const body = <Properties extends TProperties>(
  properties: Properties,
  options: { title?: string; examples?: unknown[] } = {},
) => Type.Object(properties, { additionalProperties: false, ...options })

/** For what a browser asks for without headers; an operator names the Environment by it. */
export const streamQuery = Type.Object({
  environment_id: Type.Optional(
    Type.String({ format: 'uuid', description: 'For operators, instead of `X-Environment-Id`.' }),
  ),
})
/** For who goes on where another connection was: a new `EventSource` cannot say so in a header. */
export const followQuery = Type.Object({
  last_event_id: Type.Optional(
    Type.String({ maxLength: 420, description: 'As `Last-Event-ID`, which counts before it.' }),
  ),
})
export const idParams = Type.Object({ id })
export const slugParams = Type.Object({ slug })
export type IdParams = Static<typeof idParams>
