import { isProblemCode, problems } from '../../domain/problems.ts'
import { problem } from '../schemas/problem.ts'
import { addAnswers } from './answers.ts'
import { nameBodies } from './bodies.ts'
import { createComponents } from './components.ts'
import { operationsIn } from './document.ts'
import { addExamples, createExamples } from './examples.ts'
import { type Described, renameRecursive } from './recursion.ts'
import * as shared from './shared-parts.ts'
import { describeTags } from './tags.ts'

/* Written by a plugin that hides it. */
const referencePage = {
  '/docs/': {
    get: {
      operationId: 'getReference',
      tags: ['Reference'],
      summary: 'This description, to read and to try out',
      security: [],
      responses: {
        200: {
          description: 'A page.',
          headers: shared.referTo('headers', ['X-Request-Id']),
          content: { 'text/html': { schema: { type: 'string' }, example: '<!doctype html>' } },
        },
      },
    },
  },
}

/**
 * The document as it is served: schemas by name, refusals with their codes, headers and examples on
 * every route. `publicUrl` is what problem types start with. Spec §3.
 */
export function complete(given: Described, publicUrl: string): object {
  const { document, shared: recursive } = renameRecursive(given)
  const operations = operationsIn(document.paths)
  const components = createComponents()
  for (const [name, schema] of recursive) components.hoistBody(schema, name)
  components.hoist(structuredClone(problem))
  const responses: Record<string, object> = {}
  nameBodies(operations, components)
  const exampleOf = createExamples(components)
  for (const operation of operations) {
    addExamples(operation, exampleOf)
    addAnswers(operation, responses)
  }
  const used = new Set(['Reference', ...operations.flatMap(({ tags = [] }) => tags)])
  const codes = Object.keys(problems).filter(isProblemCode)
  const examples = codes.map((code) => [code, shared.problemExample(code, publicUrl)])
  return {
    ...document,
    paths: { ...document.paths, ...referencePage },
    tags: describeTags(used),
    components: {
      ...document.components,
      schemas: components.all(),
      responses: Object.fromEntries(Object.entries(responses).sort()),
      parameters: shared.parameters,
      headers: shared.headers,
      examples: Object.fromEntries(examples),
    },
  }
}
