import { setTimeout as delay } from 'node:timers/promises'

/** What it comes to at last. Throws with what was waited for when that takes too long. */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | undefined | false> | Found | undefined | false,
  { limitMs = 300_000, everyMs = 50 } = {},
): Promise<Found> {
  for (const deadline = Date.now() + limitMs; ; await delay(everyMs)) {
    const found = await look()
    if (found) return found
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs / 1000} s in vain: ${what}`)
  }
}

/** Again while nobody answers, as a client does whose server is being started again. */
export async function insist<Result>(what: string, ask: () => Promise<Result>): Promise<Result> {
  let trouble: unknown
  const tried = () =>
    ask().then(
      (result) => ({ result }),
      (failure: unknown) => {
        trouble = failure
      },
    )
  const found = await until(what, async () => (await tried()) ?? undefined).catch(
    (late: unknown) => {
      throw new Error(`${late}`, { cause: trouble })
    },
  )
  return found.result
}
