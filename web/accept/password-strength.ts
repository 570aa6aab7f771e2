import { codePoints } from './draft.ts'

export type Strength = {
  level: 'short' | 'long' | 'weak' | 'fair' | 'good' | 'strong'
  hint: 'repeats' | 'names' | 'longer' | null
}

const keyboardRows = [
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
]

/**
 * A modest estimate: how many characters are left once names, repeats and sequences are taken
 * out. It promises nothing about breaches; those only the server knows.
 */
export function passwordStrength(password: string, names: readonly string[]): Strength {
  const length = codePoints(password)
  if (length < 8) return { level: 'short', hint: null }
  if (length > 64) return { level: 'long', hint: null }
  const plain = password.normalize('NFC').toLowerCase()
  const nameless = withoutNames(plain, names)
  const surprises = countSurprises([...nameless])
  const level = levelOf(/^\d+$/.test(plain) ? surprises / 2 : surprises)
  if (level === 'strong') return { level, hint: null }
  if (nameless !== plain) return { level, hint: 'names' }
  return { level, hint: length - surprises >= 3 ? 'repeats' : 'longer' }
}

function levelOf(surprises: number): Strength['level'] {
  if (surprises < 8) return 'weak'
  if (surprises < 11) return 'fair'
  return surprises < 15 ? 'good' : 'strong'
}

/** Each known name counts as the one character it is worth. */
function withoutNames(plain: string, names: readonly string[]): string {
  const words = names.flatMap((name) =>
    name
      .normalize('NFC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u),
  )
  return words
    .filter((word) => codePoints(word) >= 3)
    .reduce((rest, word) => rest.replaceAll(word, '\u0000'), plain)
}

/** Characters that do not follow from those before them. */
function countSurprises(characters: string[]): number {
  const seen = new Set<string>()
  return characters.filter((character, at) => {
    const [first = '', second = ''] = characters.slice(Math.max(0, at - 2), at)
    const three = first + second + character
    const told = seen.has(three)
    seen.add(three)
    return !(told || character === characters[at - 1] || isSequence(first, second, character))
  }).length
}

function isSequence(first: string, second: string, third: string): boolean {
  if (third === '') return false
  const three = first + second + third
  const rowsBothWays = keyboardRows.flatMap((row) => [row, [...row].reverse().join('')])
  const [a = 0, b = 0, c = 0] = [first, second, third].map((one) => one.codePointAt(0))
  const step = b - a
  return (
    (Math.abs(step) === 1 && c - b === step) ||
    (three.length === 3 && rowsBothWays.some((row) => row.includes(three)))
  )
}
