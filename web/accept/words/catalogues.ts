import { en } from './en.ts'
import { primary, regionalForm } from './locales.ts'

/** Every word of the page. A catalogue that lacks one does not compile. */
export type Words = typeof en

/** What the page speaks now; `locale` also knows the reader's region, for dates and numbers. */
export type Language = { tag: Tag; locale: string; words: Words }

const loaders = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  pt: async () => (await import('./pt.ts')).pt,
  ja: async () => (await import('./ja.ts')).ja,
} satisfies Record<string, () => Promise<Words>>

export type Tag = keyof typeof loaders

export const english: Language = { tag: 'en', locale: 'en', words: en }

const isTag = (tag: string): tag is Tag => Object.hasOwn(loaders, tag)

/** The first wanted language that there is a catalogue for (RFC 4647, lookup), else English. */
export function chooseTag(wanted: readonly string[]): Tag {
  return wanted.map(primary).find(isTag) ?? 'en'
}

/** Loads a catalogue; should its file not arrive, the page speaks English. */
export async function loadLanguage(wanted: readonly string[]): Promise<Language> {
  const tag = chooseTag(wanted)
  try {
    return { tag, locale: regionalForm(tag, navigator.languages), words: await loaders[tag]() }
  } catch {
    return english
  }
}
