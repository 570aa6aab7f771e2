import { regionalForm } from '../../accept/words/locales.ts'

/** English as it is written where the reader is: dates and numbers follow it. */
export const locale = regionalForm('en', navigator.languages)

const numbers = new Intl.NumberFormat(locale)
const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
const cardinals = new Intl.PluralRules('en')
const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' })
const spans = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const languages = new Intl.DisplayNames('en', { type: 'language' })
const lists = new Intl.ListFormat('en')

export const formatNumber = (value: number) => numbers.format(value)
/** `0.25` as `25%`. */
export const formatShare = (value: number) => shares.format(value)
export const formatDate = (at: string | number) => dates.format(new Date(at))
/** Date, time and zone, as exact as a reader may want it. */
export const formatMoment = (at: string | number) => moments.format(new Date(at))
/** `de` as `German`; a tag that is none stays as it is. */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}
export const formatList = (values: readonly string[]) => lists.format(values)

/** `1 row`, `1,200 rows`. */
export function plural(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${cardinals.select(count) === 'one' ? one : other}`
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const
const farMs = 30 * 86_400_000

/** `3 hours ago`, `in 7 days`, `now`; a date where that is more than thirty days away. */
export function formatRelative(at: string | number, nowMs: number): string {
  const differenceMs = new Date(at).getTime() - nowMs
  const distanceMs = Math.abs(differenceMs)
  if (distanceMs > farMs) return formatDate(at)
  const [unit, lengthMs] = units.find(([, lengthMs]) => distanceMs >= lengthMs) ?? ['second', 0]
  return unit === 'second'
    ? spans.format(0, 'second')
    : spans.format(Math.round(differenceMs / lengthMs), unit)
}
