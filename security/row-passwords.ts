import type { Sealer } from './sealed.ts'

type Place = { importId: string; number: number }
const placeOf = ({ importId, number }: Place) => `import/${importId}/${number}`

/** A password of an import's row while it waits, bound to that row: elsewhere it does not open. */
export const sealRowPassword = (sealer: Sealer, place: Place, password: string): Buffer =>
  Buffer.from(sealer.seal(Buffer.from(password), placeOf(place)))

/** The same password, for the moment in which it is hashed. */
export const openRowPassword = (sealer: Sealer, place: Place, sealed: Uint8Array): string =>
  Buffer.from(sealer.open(sealed, placeOf(place))).toString()
