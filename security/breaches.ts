import { createHash } from 'node:crypto'
import { dictionary } from '@zxcvbn-ts/language-common'
import { fieldProblem, Problem } from '../domain/problems.ts'

export type BreachCheck = {
  url: string
  mode: 'fallback' | 'strict'
  onFallback: (reason: string) => void
  fetcher?: typeof fetch
}
export type Breaches = ReturnType<typeof createBreachCheck>

const patienceMs = 2000

/**
 * Refuses passwords known from breaches (spec §2): a bundled list that always applies, then
 * HaveIBeenPwned's range API, which is told five hex digits of the SHA-1 and no more.
 */
export function createBreachCheck({ url, mode, onFallback, fetcher = fetch }: BreachCheck) {
  async function isInRange(password: string): Promise<boolean> {
    const digest = createHash('sha1').update(password).digest('hex').toUpperCase()
    const answer = await fetcher(`${url}/range/${digest.slice(0, 5)}`, {
      headers: { 'Add-Padding': 'true', 'User-Agent': 'vestibule' },
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'error',
    })
    if (!answer.ok) throw new Error(`status ${answer.status}`)
    const suffix = digest.slice(5)
    const line = (await answer.text()).split('\n').find((text) => text.startsWith(`${suffix}:`))
    return line !== undefined && Number(line.slice(suffix.length + 1)) > 0 // padding counts zero
  }

  return {
    /** Throws `password_breached`; `breach_check_unavailable` when strict and nobody answers. */
    async assertNotBreached(password: string, field = 'password'): Promise<void> {
      if (isCommonPassword(password)) throw fieldProblem('password_breached', field)
      const breached = await isInRange(password).catch((failure) => {
        if (mode === 'strict') throw new Problem('breach_check_unavailable')
        onFallback(failure instanceof Error ? failure.name : 'unknown')
        return false
      })
      if (breached) throw fieldProblem('password_breached', field)
    },
  }
}

/** The list's short words could not be chosen anyway. */
const readDictionary = () =>
  (dictionary['passwords-common'] ?? []).map(String).filter((word) => word.length >= 8)

const common = new Set(readDictionary())

/** By the bundled list, without asking anybody. */
export const isCommonPassword = (password: string): boolean => common.has(password.toLowerCase())
