/**
 * The first of these tags that suits somebody, who names ranges in the order of their liking, by
 * RFC 4647 look-up (§3.4): a range is shortened from its end until a tag is the same. `*` says
 * nothing.
 */
export function lookUp(ranges: readonly string[], tags: readonly string[]): string | undefined {
  const known = new Map(tags.map((tag) => [tag.toLowerCase(), tag]))
  for (const range of ranges) {
    for (const shorter of shortened(range)) {
      const tag = known.get(shorter)
      if (tag !== undefined) return tag
    }
  }
  return undefined
}

/** `zh-Hant-TW`, `zh-Hant`, `zh`; a single letter or digit goes with what it introduces. */
function shortened(range: string): string[] {
  const subtags = range.trim().toLowerCase().replaceAll('_', '-').split('-')
  const ranges: string[] = []
  while (subtags.length > 0) {
    if ((subtags.at(-1) ?? '').length > 1 || subtags.length === 1) ranges.push(subtags.join('-'))
    subtags.pop()
  }
  return ranges
}

/** The language itself: `pt` of `pt-BR`. */
export const primaryOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? ''

export type Direction = 'ltr' | 'rtl'

const rightToLeft = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
])

/** Which way a language runs, by the script it is usually written in (CLDR's likely subtags). */
export function directionOf(tag: string): Direction {
  const { script = 'Latn' } = new Intl.Locale(tag).maximize()
  return rightToLeft.has(script) ? 'rtl' : 'ltr'
}
