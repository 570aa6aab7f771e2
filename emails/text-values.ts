import type { View } from './mustache.ts'

/** How much of a value a text message holds, in UTF-16: each 70 units more are paid for. Spec §5. */
export const longestInTexts: Record<string, number> = {
  name: 40,
  invited_by: 40,
  account_name: 40,
  message: 160,
  expires_at: 45,
  invite_link: 150, // never shortened; a longer one costs more
}

/** The values of an e-mail, as a text message has them. */
export const textView = (view: View): View =>
  Object.fromEntries(
    Object.entries(view).map(([name, value]) => [
      name,
      name === 'invite_link' ? value : shortened(value, longestInTexts[name] ?? 0),
    ]),
  )

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Ends in dots of the GSM alphabet, since `…` alone would make a message cost twice as much. */
function shortened(value: string, longest: number): string {
  if (value.length <= longest) return value
  let kept = ''
  for (const { segment } of letters.segment(value.slice(0, 2 * longest))) {
    if (kept.length + segment.length > longest - 3) break
    kept += segment
  }
  return `${kept.trimEnd()}...`
}
