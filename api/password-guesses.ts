import { setTimeout as delay } from 'node:timers/promises'
import * as db from '../db/password-guesses.ts'
import { Problem } from '../domain/problems.ts'
import type { RouteDeps } from './deps.ts'

type Deps = Pick<RouteDeps, 'sql' | 'sealer' | 'passwords'>
type Guessed = db.GuessedPlace & { kind: 'operator' | 'identity' }

const patienceMs = 3000
const pauseMs = 50

/**
 * Compares a password (`null`: nobody has one) as often as ten wrong ones in 15 minutes for one
 * address of one account, in all processes together; an address nobody has is counted alike. A
 * guess whose process died counts as wrong. Who guesses on purpose can so keep a person from signing
 * in, which is the lesser evil. Throws `rate_limited`.
 */
export async function verifyGuess(
  { sql, sealer, passwords }: Deps,
  guessed: Guessed,
  { hash, password }: { hash: string | null; password: string },
): Promise<boolean> {
  const place = await db.readGuessedPlace(sql, guessed)
  const [target = ''] = sealer.fingerprints(JSON.stringify(['guess', guessed.kind, ...place]))
  const guess = await takeTurn(sql, target)
  const right = await passwords.verify(hash, password)
  await db.endGuess(sql, guess, right)
  return right
}

/** Who signs in often and rightly is made to wait for a turn, not refused. */
async function takeTurn(sql: Deps['sql'], target: string): Promise<db.Guess> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const guess = await db.beginGuess(sql, target)
    if (guess) return guess
    const refusal = await db.readRefusal(sql, target)
    const isSpent = refusal !== undefined && refusal.failed >= db.mostGuesses
    if (isSpent || Date.now() > deadline) {
      throw new Problem('rate_limited', { retry_after_seconds: refusal?.retryAfterSeconds ?? 1 })
    }
    await delay(pauseMs)
  }
}
