import { Type } from 'typebox'
import { Value } from 'typebox/value'

const withRequired = Type.Object({
  properties: Type.Record(Type.String(), Type.Unknown()),
  required: Type.Array(Type.String()),
})
const withDefault = Type.Object({ default: Type.Unknown() })
const withItems = Type.Object({ items: Type.Unknown() })

/** As a caller sees it: what has a default may be left out of a request, at any depth. */
export function asRequest(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema
  if (Value.Check(withItems, schema)) return { ...schema, items: asRequest(schema.items) }
  if (!Value.Check(withRequired, schema)) return schema
  const { properties } = schema
  const required = schema.required.filter((name) => !Value.Check(withDefault, properties[name]))
  const inner = Object.entries(properties).map(([name, member]) => [name, asRequest(member)])
  const { required: _all, ...rest } = schema
  const shown = { ...rest, properties: Object.fromEntries(inner) }
  return required.length > 0 ? { ...shown, required } : shown
}
