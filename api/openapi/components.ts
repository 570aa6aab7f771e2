import { isSchema, type Schema } from './document.ts'

const maps = ['properties', 'patternProperties', '$defs']
const lists = ['anyOf', 'oneOf', 'allOf', 'prefixItems']
const singles = ['items', 'additionalProperties', 'not']

/* What is shorter, as `{id}`, is alike by chance. */
const telling = 200

export type Components = ReturnType<typeof createComponents>

/**
 * `components/schemas`: a schema with a `title` is told once and referred to from then on, and so
 * is what a caller names. Throws when one name would stand for two things.
 */
export function createComponents() {
  const schemas = new Map<string, Schema>()
  const names = new Map<string, string>() // by content

  function refer(name: string, schema: Schema): Schema {
    const { examples: _shown, ...bare } = schema
    const told = JSON.stringify(bare)
    const known = schemas.get(name)
    if (known && JSON.stringify(known) !== told) {
      throw new Error(`Two different schemas have the title ${name}.`)
    }
    schemas.set(name, bare)
    names.set(told, name)
    return { $ref: `#/components/schemas/${name}` }
  }

  /** The same schema, with references in place of everything inside that has a title. */
  function inside(schema: Schema): Schema {
    const entries = Object.entries(schema).map(([keyword, value]) => [
      keyword,
      member(keyword, value),
    ])
    return Object.fromEntries(entries)
  }

  function member(keyword: string, value: unknown): unknown {
    if (singles.includes(keyword)) return isSchema(value) ? hoist(value) : value
    if (lists.includes(keyword) && Array.isArray(value)) return value.map(hoist)
    if (!maps.includes(keyword) || !isSchema(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hoist(inner)]))
  }

  function hoist(given: unknown): unknown {
    if (!isSchema(given)) return given
    const schema = inside(given)
    if (typeof schema.title === 'string') return refer(schema.title, schema)
    const told = JSON.stringify(schema)
    const known = told.length > telling ? names.get(told) : undefined
    return known ? { $ref: `#/components/schemas/${known}` } : schema
  }

  return {
    hoist,

    /** A body of a request or an answer: without a title it goes by the name of its route. */
    hoistBody(given: Schema, name: string): Schema {
      const schema = hoist(given)
      if (!isSchema(schema)) return given
      return schema.type === 'object' ? refer(name, schema) : schema
    },

    /** Follows references to what is told here. */
    resolve(schema: Schema): Schema {
      const name = String(schema.$ref ?? '').replace('#/components/schemas/', '')
      return schemas.get(name) ?? schema
    },

    all: () => Object.fromEntries([...schemas].sort(([one], [other]) => (one < other ? -1 : 1))),
  }
}
