import { onTestFailed } from 'vitest'

/** Offsets in milliseconds, the same again for the same `RACE_SEED`, which a failure tells. */
export function seededOffsets(upToMs: number) {
  const seed = Number(process.env.RACE_SEED ?? Date.now() % 2 ** 31)
  onTestFailed(() => console.error(`This race had RACE_SEED=${seed}`))
  let state = seed
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state / 2 ** 32) * upToMs
  }
}

/** Plays so many rounds, a few side by side. */
export async function playRounds(
  { rounds, atOnce }: { rounds: number; atOnce: number },
  play: (round: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < rounds) {
      next += 1
      await play(next)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
