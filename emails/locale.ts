import { lookUp } from './languages.ts'

/** The languages our own messages are written in. Spec §5. */
export const locales = ['en', 'de', 'fr', 'es', 'pt', 'ja'] as const
export type Locale = (typeof locales)[number]

/** The locale for a BCP 47 tag, by RFC 4647 look-up (§3.4): `de-AT` is `de`, the unknown is `en`. */
export const resolveLocale = (lang: string | null): Locale => {
  const found = lookUp(lang === null ? [] : [lang], locales)
  return locales.find((locale) => locale === found) ?? 'en'
}

/** A moment as people write it in a language, in UTC and saying so; one nobody knows is English. */
export const formatMoment = (moment: Date, lang: string): string =>
  // Some ICU versions put a narrow no-break space before "PM", which older clients show as a box.
  momentFormat(lang).format(moment).replaceAll('\u202f', ' ')

const mostFormats = 200
const momentFormats = new Map<string, Intl.DateTimeFormat>()

// Making one takes far longer than using it, and a mass mailing uses it for every message.
const momentFormat = (lang: string) => {
  const known = momentFormats.get(lang)
  if (known) return known
  if (momentFormats.size >= mostFormats) momentFormats.clear()
  const format = new Intl.DateTimeFormat([lang, 'en'], momentFields)
  momentFormats.set(lang, format)
  return format
}

const momentFields: Intl.DateTimeFormatOptions = {
  timeZone: 'UTC',
  timeZoneName: 'short',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
}
