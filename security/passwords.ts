import argon2 from 'argon2'
import pLimit from 'p-limit'

export type Passwords = ReturnType<typeof createPasswords>
export type Argon2Cost = { memoryKib: number; timeCost: number; parallelism: number }

/**
 * Argon2id (RFC 9106) with OWASP's floor as default: slow for a thief, bearable for a crowd. At most
 * `atOnce` hashes run together, so a flood of accepts waits in line instead of taking all memory.
 */
export function createPasswords({ memoryKib, timeCost, parallelism }: Argon2Cost, atOnce = 4) {
  const cost = { memoryCost: memoryKib, timeCost, parallelism }
  const limit = pLimit(atOnce)
  const nobody = argon2.hash('nobody has this password', cost)
  return {
    hash: (password: string): Promise<string> =>
      limit(() => argon2.hash(password.normalize('NFC'), cost)),

    /** Takes as long for an account that is not there (`null`) as for a wrong password. */
    async verify(hash: string | null, password: string): Promise<boolean> {
      const compared = hash ?? (await nobody)
      const right = await limit(() => argon2.verify(compared, password.normalize('NFC')))
      return right && hash !== null
    },

    waiting: () => limit.pendingCount,
  }
}
