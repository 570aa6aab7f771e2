import { fieldProblem, Problem } from '../domain/problems.ts'

const deepest = 500
const mostFields = 10_000
const [quote, backslash, comma, list, endOfList, object, endOfObject] = [
  0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d,
]

/**
 * Looks at JSON before it is parsed: what walks over a body would run out of stack, and objects of
 * a million fields take seconds. Far beyond what any route takes, so that a bad row of a bulk call
 * still fails alone. Throws `validation_failed`.
 */
export function assertFathomable(json: string): void {
  const commas = new Uint32Array(deepest + 1) // of each object that is open; in lists they are free
  const inObject = new Uint8Array(deepest + 1)
  let depth = 0
  for (let at = 0; at < json.length; at += 1) {
    const unit = json.charCodeAt(at)
    if (unit === quote) at = endOfText(json, at)
    else if (unit === list || unit === object) {
      depth += 1
      if (depth > deepest)
        throw new Problem('validation_failed', { detail: 'This nests too deep.' })
      inObject[depth] = unit === object ? 1 : 0
      commas[depth] = 0
    } else if (unit === endOfList || unit === endOfObject) depth = Math.max(0, depth - 1)
    else if (unit === comma && inObject[depth]) {
      const count = (commas[depth] ?? 0) + 1
      if (count > mostFields)
        throw fieldProblem('validation_failed', '', 'This has too many fields.')
      commas[depth] = count
    }
  }
}

function endOfText(json: string, start: number): number {
  let at = start + 1
  for (; at < json.length; at += 1) {
    const unit = json.charCodeAt(at)
    if (unit === backslash) at += 1
    else if (unit === quote) break
  }
  return at
}
