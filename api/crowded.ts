import { Problem } from '../domain/problems.ts'

/* As many payloads as the codec takes; no body of ours has an object as large. */
const mostItems = 10_000
const mostFields = 200

/** Before any schema is asked, for finding out what is wrong with each member takes long. */
export function findCrowded(value: unknown, path: string[] = []): Problem | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const here = refuseCrowded(value, path)
  if (here) return here
  for (const [name, member] of Object.entries(value)) {
    const crowded = findCrowded(member, [...path, name])
    if (crowded) return crowded
  }
  return undefined
}

/** The value itself; what is in it is not looked at. */
export function refuseCrowded(value: object, path: string[] = []): Problem | undefined {
  const most = Array.isArray(value) ? mostItems : mostFields
  if (Object.keys(value).length <= most) return undefined
  const errors = [{ field: path.join('.'), code: 'too_many', message: 'This has too many.' }]
  return new Problem('validation_failed', { errors })
}
