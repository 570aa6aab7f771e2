import { expect } from 'vitest'

/* On an idle machine none takes half of it; what was quadratic took minutes, or hours. */
const patienceMs = 2_000

/** Holds an answer of the in-process API against the time it may take us, however busy the machine. */
export async function soon<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const before = process.cpuUsage()
  const answer = await ask()
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(patienceMs)
  return answer
}
