import { languageName } from '../../../words/formats.ts'

const usual = [
  ...['ar', 'bg', 'bs', 'ca', 'cs', 'da', 'de', 'de-AT', 'de-CH', 'el', 'en', 'en-GB', 'es'],
  ...['es-MX', 'et', 'fa', 'fi', 'fr', 'fr-CA', 'he', 'hi', 'hr', 'hu', 'id', 'it', 'ja', 'ko'],
  ...['lt', 'lv', 'ms', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'sk', 'sl', 'sq', 'sr', 'sv'],
  ...['th', 'tr', 'uk', 'ur', 'vi', 'zh-Hans', 'zh-Hant'],
]

/** Languages to choose from, by their names; any other is typed as its tag. */
export const usualLanguages = usual
  .map((id) => ({ id, name: languageName(id), note: id }))
  .toSorted((one, other) => one.name.localeCompare(other.name))

export const isUsual = (tag: string): boolean => usual.includes(tag)
