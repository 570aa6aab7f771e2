import { describe, expect, it } from 'vitest'
import { segmentsOf } from '../domain/segments.ts'

describe('segments', () => {
  const basic =
    '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

  it('know the whole alphabet of GSM 03.38, and its extension that counts two', () => {
    expect([...basic]).toHaveLength(127) // of 128 codes, one is the escape
    expect(segmentsOf(basic)).toEqual({ encoding: 'GSM-7', count: 1, units: 127 })
    expect(segmentsOf('\f^{}\\[~]|€')).toEqual({ encoding: 'GSM-7', count: 1, units: 20 })
  })

  it.each([...'çÇ`’“—…ÁêșЖ漢\t'].filter((one) => one !== 'Ç'))(
    '%s is of no GSM alphabet',
    (one) => {
      expect(segmentsOf(one)).toEqual({ encoding: 'UCS-2', count: 1, units: 1 })
    },
  )

  it.each([
    ['nothing', '', 'GSM-7', 1, 0],
    ['160 characters', 'a'.repeat(160), 'GSM-7', 1, 160],
    ['161 characters', 'a'.repeat(161), 'GSM-7', 2, 161],
    ['306 characters', 'a'.repeat(306), 'GSM-7', 2, 306],
    ['307 characters', 'a'.repeat(307), 'GSM-7', 3, 307],
    ['80 euros', '€'.repeat(80), 'GSM-7', 1, 160],
    ['81 euros', '€'.repeat(81), 'GSM-7', 2, 162],
    ['a euro that will not be cut', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 3, 306],
    ['70 of Cyrillic', 'ж'.repeat(70), 'UCS-2', 1, 70],
    ['71 of Cyrillic', 'ж'.repeat(71), 'UCS-2', 2, 71],
    ['134 of Cyrillic', 'ж'.repeat(134), 'UCS-2', 2, 134],
    ['135 of Cyrillic', 'ж'.repeat(135), 'UCS-2', 3, 135],
    ['35 faces', '😀'.repeat(35), 'UCS-2', 1, 70],
    ['36 faces', '😀'.repeat(36), 'UCS-2', 2, 72],
    ['a face that will not be cut', `${'ж'.repeat(66)}😀${'ж'.repeat(66)}`, 'UCS-2', 3, 134],
  ])('of %s', (_what, message, encoding, count, units) => {
    expect(segmentsOf(message)).toEqual({ encoding, count, units })
  })
})
