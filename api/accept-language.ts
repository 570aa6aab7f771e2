const range =
  /^([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)(?:\s*;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/
const longest = 1000
const longestTag = 35

/** The language that a caller asks for first (RFC 9110 §12.5.4); null where none is named. */
export function firstLanguage(header: string | undefined): string | null {
  if (header === undefined || header.length > longest) return null
  const wanted = header.split(',').flatMap((part) => {
    const [, tag = '', q = '1'] = range.exec(part.trim()) ?? []
    return tag && tag.length <= longestTag && Number(q) > 0 ? [{ tag, q: Number(q) }] : []
  })
  const [first] = wanted.toSorted((one, other) => other.q - one.q) // of equals the first named
  return first?.tag ?? null
}
