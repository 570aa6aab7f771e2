import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const text = Type.String()
const schema = Type.Record(text, Type.Unknown())
const media = Type.Object({
  schema: Type.Optional(schema),
  example: Type.Optional(Type.Unknown()),
  examples: Type.Optional(Type.Record(text, Type.Unknown())),
})
const content = Type.Optional(Type.Record(text, media))
const parameter = Type.Object({
  name: text,
  in: text,
  required: Type.Optional(Type.Boolean()),
  schema,
})
const response = Type.Object({
  description: text,
  content,
  headers: Type.Optional(Type.Record(text, Type.Unknown())),
})
const ref = Type.Object({ $ref: text })
const operation = Type.Object({
  operationId: text,
  summary: text,
  tags: Type.Array(text, { minItems: 1 }),
  security: Type.Array(Type.Record(text, Type.Array(text))),
  parameters: Type.Optional(Type.Array(Type.Union([parameter, ref]))),
  requestBody: Type.Optional(Type.Object({ content })),
  responses: Type.Record(text, Type.Union([response, ref])),
  'x-permission': Type.Optional(text),
  'x-principals': Type.Optional(Type.Array(text)),
  'x-codes': Type.Optional(Type.Record(text, Type.Array(text))),
})
const description = Type.Object({
  openapi: Type.Literal('3.1.0'),
  tags: Type.Array(Type.Object({ name: text, description: Type.Optional(text) })),
  paths: Type.Record(text, Type.Record(text, operation)),
  components: Type.Object({
    schemas: Type.Record(text, schema),
    responses: Type.Record(text, response),
    parameters: Type.Record(text, parameter),
    examples: Type.Record(text, Type.Object({ value: Type.Unknown() })),
  }),
})

export type Schema = Static<typeof schema>
export type Parameter = Static<typeof parameter>
type Written = Static<typeof operation>
export type Operation = Omit<Written, 'parameters' | 'responses'> & {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  pattern: RegExp
  parameters: Parameter[]
  responses: Record<string, Static<typeof response>>
  principals: string[]
}
export type Description = ReturnType<typeof readDescription>

/** `/openapi.json` as tests use it: routes with everything they refer to, the plainest paths first. */
export function readDescription(json: unknown) {
  const { paths, components, tags } = Value.Parse(description, json)
  const operations = Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, written]): Operation => {
      const { parameters = [], responses } = written
      return {
        ...written,
        path,
        method: readMethod(method),
        pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]*')}$`),
        principals: written['x-principals'] ?? [],
        parameters: parameters.map((one) =>
          '$ref' in one ? pick(components.parameters, one) : one,
        ),
        responses: Object.fromEntries(
          Object.entries(responses).map(([status, one]) => [
            status,
            '$ref' in one ? pick(components.responses, one) : one,
          ]),
        ),
      }
    }),
  )
  operations.sort((one, other) => countOf(one.path) - countOf(other.path))
  return { operations, components, tags }
}

const countOf = (path: string) => path.split('{').length

function pick<Part>(parts: Record<string, Part>, { $ref }: { $ref: string }): Part {
  const part = parts[$ref.split('/').at(-1) ?? '']
  if (part === undefined) throw new Error(`${$ref} is nowhere.`)
  return part
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

function readMethod(text: string) {
  const method = methods.find((one) => one.toLowerCase() === text)
  if (!method) throw new Error(`No test knows the method ${text}.`)
  return method
}
