/* Unicode's recommended scripts (UAX 31, table 5); Japanese, Chinese and Korean are written in several. */
const single =
  `Arabic Armenian Bengali Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi
  Hebrew Kannada Khmer Lao Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan`.split(
    /\s+/,
  )
const together = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]
const alphabets = [...single.map((script) => [script]), ...together].map(
  (scripts) => new RegExp(`^[${scripts.map(member).join('')}${member('Common')}\\p{M}]*$`, 'u'),
)

/* Cyrillic and Greek letters that are drawn like Latin ones. */
const likeLatin = /^[асԁеһіјӏорԛѕԝхуѵАВЕЅІЈКМНОРСТУХονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ0-9]+$/

/**
 * Whether each word of a text is written in one alphabet ("highly restrictive" of UTS 39 §5.2, as
 * Gmail takes addresses), and none is foreign letters only that are drawn like Latin ones, unless
 * the text ends in its own alphabet, as an address ends in `.рф`. Chrome shows domains by this rule.
 */
export function isPlainlySpelt(text: string): boolean {
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u)
  const endsInLatin = /^[\x21-\x7e]*$/.test(words.at(-1) ?? '')
  const isDisguised = (word: string) => likeLatin.test(word) && !/^[0-9]+$/.test(word)
  return words.every(
    (word) =>
      alphabets.some((alphabet) => alphabet.test(word)) && !(endsInLatin && isDisguised(word)),
  )
}

function member(script: string) {
  return `\\p{Script_Extensions=${script}}`
}
