/** The languages our own messages are written in. Spec §5. */
export type Locale = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'ja'

/** Which way each language runs; a right-to-left one needs its line here and its copy, no more. */
export const directions: Record<Locale, 'ltr' | 'rtl'> = {
  en: 'ltr',
  de: 'ltr',
  fr: 'ltr',
  es: 'ltr',
  pt: 'ltr',
  ja: 'ltr',
}

/** The locale for a BCP 47 tag, by RFC 4647 look-up (§3.4): `de-AT` is `de`, the unknown is `en`. */
export const resolveLocale = (lang: string | null): Locale => {
  let range = lang?.trim().toLowerCase().replaceAll('_', '-') ?? ''
  while (range && !isLocale(range)) range = withoutLastSubtag(range)
  return isLocale(range) ? range : 'en'
}

/** A moment as people write it in that language, in UTC and saying so. */
export const formatMoment = (moment: Date, locale: Locale): string =>
  // Some ICU versions put a narrow no-break space before "PM", which older clients show as a box.
  momentFormat(locale).format(moment).replaceAll('\u202f', ' ')

const isLocale = (range: string): range is Locale => Object.hasOwn(directions, range)

const withoutLastSubtag = (range: string) => range.replace(/-?[^-]*$/, '')

const momentFormats = new Map<Locale, Intl.DateTimeFormat>()

// Making one takes far longer than using it, and a mass mailing uses it for every message.
const momentFormat = (locale: Locale) => {
  const format = momentFormats.get(locale) ?? new Intl.DateTimeFormat(locale, momentFields)
  momentFormats.set(locale, format)
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
