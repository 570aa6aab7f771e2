/** How a text message travels: in one segment, or in several that the phone puts together. */
export type Segments = { encoding: 'GSM-7' | 'UCS-2'; count: number; units: number }

/* The default alphabet and its extension, which a code of escape leads to. 3GPP TS 23.038, 6.2.1. */
const alphabet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extension = new Set('\f^{}\\[~]|€')

const gsm7 = { encoding: 'GSM-7', alone: 160, joined: 153 } as const
const ucs2 = { encoding: 'UCS-2', alone: 70, joined: 67 } as const

/**
 * Counts what a message costs. Neither an extended character nor a surrogate pair is cut in two, so
 * a segment may end before it is full. 3GPP TS 23.040, 9.2.3.24.1.
 */
export function segmentsOf(text: string): Segments {
  const characters = [...text]
  const fitsGsm7 = characters.every((one) => alphabet.has(one) || extension.has(one))
  const { encoding, alone, joined } = fitsGsm7 ? gsm7 : ucs2
  const sizes = characters.map((one) => (fitsGsm7 ? (extension.has(one) ? 2 : 1) : one.length))
  const units = sizes.reduce((sum, size) => sum + size, 0)
  return { encoding, count: units <= alone ? 1 : packed(sizes, joined), units }
}

function packed(sizes: number[], room: number): number {
  let count = 1
  let left = room
  for (const size of sizes) {
    if (size > left) {
      count++
      left = room
    }
    left -= size
  }
  return count
}
