/** Black or white, whichever is easier to read on a colour: it is never less than 4.58:1. */
export function textOn(color: string): string {
  const againstWhite = 1.05 / (luminance(color) + 0.05)
  const againstBlack = (luminance(color) + 0.05) / 0.05
  return againstWhite >= againstBlack ? '#ffffff' : '#000000'
}

/** Relative luminance of `#rrggbb`, as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const linear = (channel: number) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  const part = (at: number) => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255)
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}
