/** The language of a locale: `en` of `en-GB`. */
export const primary = (locale: string) => locale.split(/[-_]/)[0]?.toLowerCase() ?? ''

/** The reader's own regional form of a language where the browser names one: `en-GB` for `en`. */
export function regionalForm(tag: string, preferred: readonly string[]): string {
  return preferred.find((locale) => primary(locale) === tag && isLocale(locale)) ?? tag
}

/** Browsers pass on what the system is set to, also `en-US@posix`, which `Intl` refuses. */
function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1
  } catch {
    return false
  }
}
