import type { Components } from './components.ts'
import type { Media, Operation } from './document.ts'
import { capital } from './operation-ids.ts'

/** Gives every body of a request or an answer a name, so that clients have types to name. */
export function nameBodies(operations: Operation[], components: Components): void {
  const bodies = operations.flatMap(bodiesOf)
  // What has a title first, so that what has none can turn out to be the same.
  for (const { media } of bodies) components.hoist(media.schema)
  for (const { media, name } of bodies.toSorted(bySize)) {
    if (media.schema) media.schema = components.hoistBody(media.schema, name)
  }
}

/* What is part of another is shorter than it, and so has its name by then. */
const sizeOf = ({ media }: { media: Media }) => JSON.stringify(media.schema ?? {}).length
const bySize = (one: { media: Media }, other: { media: Media }) => sizeOf(one) - sizeOf(other)

function bodiesOf({ operationId, requestBody, responses }: Operation) {
  const of = (content: Record<string, Media> = {}, suffix: string) =>
    Object.values(content).map((media) => ({ media, name: `${capital(operationId)}${suffix}` }))
  const answers = Object.entries(responses).flatMap(([status, { content }]) =>
    of(content, status.startsWith('2') ? 'Answer' : `Answer${status}`),
  )
  return [...of(requestBody?.content, 'Body'), ...answers]
}
