/* What loads something, runs something, or looks at a link to tell others of it. */
const loading = /(?:url|src|image|image-set|cross-fade|element|expression)\s*\(/i
const rules = /@(?:import|charset|namespace|font-face)|-moz-binding|behaviou?r\s*:/i

/** What is wrong with a style sheet or a `style` attribute, in words; null when nothing is. */
export function cssFault(css: string): string | null {
  if (/[\\<]/.test(css)) return 'Styles hold no backslash and no <.'
  if (loading.test(css) || rules.test(css)) return 'Styles load nothing: no url(), no @import.'
  if (css.includes('[')) return 'Styles select by no attribute.'
  return null
}
