import { isSchema, type Schema } from './document.ts'

export type Described = { paths?: object; components?: { schemas?: object } }

/**
 * What refers to itself is told apart by `@fastify/swagger`, as `def-0`. Here it goes by its title.
 * Answers with a copy of the document, and these schemas by name.
 */
export function renameRecursive(given: Described) {
  const told = Object.entries(given.components?.schemas ?? {})
  const names = told.map(([name, schema]) => [name, titleOf(schema) ?? name] as const)
  const pathOf = (name: string) => `"#/components/schemas/${name}"`
  const text = names.reduce(
    (written, [name, title]) => written.replaceAll(pathOf(name), pathOf(title)),
    JSON.stringify(given),
  )
  const document: Described = JSON.parse(text)
  const copied = new Map(names)
  const shared = Object.entries(document.components?.schemas ?? {}).flatMap(
    ([name, schema]): [string, Schema][] =>
      isSchema(schema) ? [[copied.get(name) ?? name, schema]] : [],
  )
  return { document, shared }
}

const titleOf = (schema: unknown) =>
  isSchema(schema) && typeof schema.title === 'string' ? schema.title : undefined
