import { Problem } from '../domain/problems.ts'
import { fileProblem } from './file-problem.ts'
import { maxFileBytes } from './limits.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type DecodedFile = { text: string; encoding: Encoding }

/**
 * The text of a file as spreadsheets save it: UTF-8 or UTF-16 with or without a byte order mark,
 * else Windows-1252. Throws `file_too_large`, or `validation_failed` for what is no text. Spec §6.
 */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (bytes.length > maxFileBytes) throw new Problem('file_too_large')
  const other = otherFormats.find(({ magic }) => magic.every((byte, at) => bytes[at] === byte))
  if (other) throw fileProblem(`This is ${other.name}. Save it as CSV.`)
  const encoding = detectEncoding(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.includes('\0')) throw fileProblem('This is no text file. Save it as CSV.')
  return { text, encoding }
}

const otherFormats = [
  { name: 'a compressed file', magic: [0x1f, 0x8b] },
  { name: 'a spreadsheet or a ZIP file', magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'an old spreadsheet', magic: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: 'a PDF', magic: [0x25, 0x50, 0x44, 0x46] },
]

function detectEncoding(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return guessUtf16(bytes.subarray(0, 2000)) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

/** In UTF-16, each letter of a header is beside a zero byte: before it or behind it. */
function guessUtf16(start: Uint8Array): Encoding | undefined {
  const zeros = [0, 0]
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const many = start.length / 4
  if (odd > many && even === 0) return 'utf-16le'
  return even > many && odd === 0 ? 'utf-16be' : undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
