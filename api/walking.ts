type Check<Fault> = (value: unknown, depth: number) => Fault | undefined
export type Found<Fault> = { path: string[]; fault: Fault }

/**
 * The first fault of a value or of what is in it, and where. The path is made on the way back only:
 * a body of a bulk call has millions of members.
 */
export function findInside<Fault>(
  value: unknown,
  check: Check<Fault>,
  depth = 0,
): Found<Fault> | undefined {
  const fault = check(value, depth)
  if (fault !== undefined) return { path: [], fault }
  if (typeof value !== 'object' || value === null) return undefined
  const names = Array.isArray(value) ? undefined : Object.keys(value)
  const members: unknown[] = Array.isArray(value) ? value : Object.values(value)
  for (let index = 0; index < members.length; index += 1) {
    const found = findInside(members[index], check, depth + 1)
    if (found) return { path: [names?.[index] ?? String(index), ...found.path], fault: found.fault }
  }
  return undefined
}
