import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { isProblemCode, type ProblemCode } from '../../domain/problems.ts'

const text = Type.String()
const schema = Type.Record(text, Type.Unknown())
const media = Type.Object({ schema: Type.Optional(schema), example: Type.Optional(Type.Unknown()) })
const content = Type.Record(text, media)
const response = Type.Object({
  $ref: Type.Optional(text),
  description: Type.Optional(text),
  headers: Type.Optional(Type.Record(text, Type.Unknown())),
  content: Type.Optional(content),
})
const flag = Type.Optional(Type.Boolean())
const operation = Type.Object({
  operationId: text,
  tags: Type.Optional(Type.Array(text)),
  parameters: Type.Optional(Type.Array(Type.Unknown())),
  requestBody: Type.Optional(Type.Object({ content })),
  responses: Type.Record(text, response),
  'x-codes': Type.Record(text, Type.Array(Type.Refine(text, isProblemCode))),
  'x-answers-with': Type.Object({ limits: flag, replays: flag, location: flag, environment: flag }),
})
const paths = Type.Record(text, Type.Record(text, operation))

export type Schema = Static<typeof schema>
export type Media = Static<typeof media>
export type Operation = Static<typeof operation>
export type Codes = readonly ProblemCode[]

/** What `@fastify/swagger` wrote, as the parts that are completed here. Throws for anything else. */
export function operationsIn(given: unknown): Operation[] {
  if (!Value.Check(paths, given)) {
    throw new Error(
      `The description is not whole: ${JSON.stringify(Value.Errors(paths, given)[0])}`,
    )
  }
  return Object.values(given).flatMap((byMethod) => Object.values(byMethod))
}

export const isSchema = (value: unknown): value is Schema => Value.Check(schema, value)
