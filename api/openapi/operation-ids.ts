const verbs: Record<string, string> = {
  GET: 'get',
  POST: 'create',
  PUT: 'put',
  PATCH: 'update',
  DELETE: 'delete',
}

/**
 * What generated clients call a route, out of its method and path: `listEnvironmentRoles`,
 * `resendIdentityInvite`. A route that reads badly so declares an `operationId` of its own.
 */
export function operationIdOf(method: string, url: string): string {
  const segments = url.split('/').filter((segment) => !/^$|^api$|^v\d+$/.test(segment))
  const [last = '', before = ''] = segments.toReversed()
  if (method === 'POST' && segments.length > 1 && !isPlural(last) && !isParameter(last)) {
    return camel([last, ...nounsOf(segments.slice(0, -1), isParameter(before))])
  }
  const one = method !== 'GET' || isParameter(last) || !isPlural(last)
  const verb = one ? (verbs[method] ?? method.toLowerCase()) : 'list'
  return camel([verb, ...nounsOf(segments, one)])
}

/** The words of a path without its parameters; what a parameter picks from is one. */
function nounsOf(segments: string[], lastIsOne: boolean): string[] {
  return segments.flatMap((segment, index) => {
    if (isParameter(segment)) return []
    const following = segments.slice(index + 1)
    const picked = isParameter(following[0] ?? '') || (following.length === 0 && lastIsOne)
    return [picked ? singular(segment) : segment]
  })
}

const isParameter = (segment: string) => segment.startsWith(':')
const isPlural = (segment: string) => /[^s]s$/.test(segment)
const singular = (noun: string) =>
  isPlural(noun) ? noun.replace(/ies$/, 'y').replace(/s$/, '') : noun

const camel = (phrases: string[]) =>
  phrases
    .flatMap((phrase) => phrase.match(/[A-Za-z0-9]+/g) ?? [])
    .map((word, index) => (index === 0 ? word : capital(word)))
    .join('')

export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
