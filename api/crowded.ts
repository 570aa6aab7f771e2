import { Problem } from '../domain/problems.ts'

/* As many payloads as the codec takes, where a schema does not say; no object of ours is as large. */
const mostItems = 10_000
const mostItemsOfAny = 100_000 // what a list of rows may hold before the route itself says too many
const mostFields = 200

/** The value itself; what is in it is not looked at. Finding out what is wrong with each takes long. */
export function isCrowded(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > mostItemsOfAny
  return typeof value === 'object' && value !== null && Object.keys(value).length > mostFields
}

/** The same, as the refusal of a whole body. */
export const refuseCrowded = (value: unknown): Problem | undefined =>
  isCrowded(value) ? tooMany('') : undefined

/** A list of the body itself that is longer than its schema allows; `properties` are the schema's. */
export function findOverlong(value: unknown, properties: object): Problem | undefined {
  for (const [name, list] of Object.entries(Object(value))) {
    const schema: unknown = Reflect.get(properties, name)
    if (Array.isArray(list) && list.length > maxItemsOf(schema)) return tooMany(name)
  }
  return undefined
}

const maxItemsOf = (schema: unknown): number =>
  typeof schema === 'object' && schema !== null && 'maxItems' in schema
    ? Number(schema.maxItems)
    : mostItems

function tooMany(field: string): Problem {
  const errors = [{ field, code: 'too_many', message: 'This has too many.' }]
  return new Problem('validation_failed', { errors })
}
