import { describe, expect, it } from 'vitest'
import { couldSee, readSnapshot, seesAll, shortened, writeSnapshot } from '../db/snapshots.ts'

const snapshot = (text: string) => {
  const read = readSnapshot(text)
  if (!read) throw new Error(`${text} is no snapshot.`)
  return read
}

describe('a snapshot', () => {
  it.each(['5:5:', '10:14:10,12', '9223372036854775807:9223372036854775807:'])(
    'is read as it was written: %s',
    (text) => expect(writeSnapshot(snapshot(text))).toBe(text),
  )

  it.each([
    '',
    '5',
    '5:4:',
    '0:1:',
    '4:6:3',
    '4:6:5,4',
    '4:6:6',
    '4:6:5,',
    'a:b:',
    '4:6:5:',
    '-1:2:',
  ])('is none: %s', (text) => expect(readSnapshot(text)).toBeUndefined())

  it('could see what ended before, and nothing that ran or was to come', () => {
    const seen = [9n, 10n, 11n, 12n, 13n, 14n].filter((xid) =>
      couldSee(snapshot('10:14:10,12'), xid),
    )
    expect(seen).toEqual([9n, 11n, 13n])
  })

  it('sees all that an earlier one saw, and not the other way round', () => {
    const [early, late] = [snapshot('10:14:10,12'), snapshot('12:15:12')]
    expect([seesAll(late, early), seesAll(early, late)]).toEqual([true, false])
    expect(seesAll(early, early)).toBe(true)
    expect(seesAll(early, snapshot('11:14:12'))).toBe(false)
  })

  it('in few words never claims to have seen more', () => {
    const running = Array.from({ length: 40 }, (_, at) => BigInt(100 + 2 * at))
    const whole = { xmin: 100n, xmax: 200n, running }
    const brief = shortened(whole)
    expect(writeSnapshot(brief)).toBe('100:100:')
    expect(seesAll(whole, brief)).toBe(true)
    expect(shortened(snapshot('10:14:10,12'))).toEqual(snapshot('10:14:10,12'))
  })
})
