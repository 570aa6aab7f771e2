import { setTimeout as delay } from 'node:timers/promises'
import { type Failure, Refusal, Unreachable } from './failures.ts'
import { lostConnection, type Setback, setbackOf } from './refusals.ts'
import { oneLine } from './words.ts'

export type Server = ReturnType<typeof openServer>
export type Asked = {
  method?: 'POST'
  headers?: Record<string, string>
  body?: FormData | string
  signal?: AbortSignal
}
export type Dealings = {
  patienceMs: number
  signal: AbortSignal
  note: (text: string) => void
}

const backOff = { firstMs: 250, longestMs: 5000 }

/**
 * A server that may go away and come back. Before it has answered once nobody waits for it: the
 * address may be wrong. Headers are secrets, so no redirection is followed.
 */
export function openServer(
  url: string,
  secrets: Record<string, string>,
  { patienceMs, signal, note }: Dealings,
) {
  let known = false

  async function attempt<T>(path: string, asked: Asked, read: (answer: Response) => Promise<T>) {
    const signals = asked.signal ? [signal, asked.signal] : [signal]
    const answer = await fetch(`${url}${path}`, {
      ...asked,
      headers: { ...secrets, ...asked.headers },
      redirect: 'manual',
      signal: AbortSignal.any(signals),
    })
    known = true
    return answer.ok ? { value: await read(answer) } : { setback: await setbackOf(answer) }
  }

  function setbackFrom(error: unknown, asked: Asked): Setback {
    const lost = asked.signal?.aborted ? { reason: 'it fell silent', reached: true } : null
    const found = lost ?? lostConnection(error)
    if (signal.aborted || !found) throw error
    known ||= found.reached
    const failure = new Unreachable(`The server at ${url} cannot be reached: ${found.reason}.`)
    return { failure, again: known, afterMs: 0 }
  }

  /**
   * Asks until there is an answer, and `read` has read it: a lost connection, a server that is out
   * of order and one that asks for time are waited for, as long as patience lasts; what is read for
   * long says by `lasting` that it goes well. Throws `Refusal`, `Unreachable`, and what `signal`
   * was aborted with.
   */
  async function ask<T>(
    path: string,
    request: () => Asked,
    read: (answer: Response, lasting: () => void) => Promise<T>,
  ): Promise<T> {
    let failures = 0
    let sinceMs = Date.now()
    const lasting = () => {
      if (failures > 0) note('The server is there again.')
      failures = 0
    }
    for (;;) {
      const asked = request()
      const outcome = await attempt(path, asked, (answer) => read(answer, lasting)).catch(
        (error: unknown) => ({ setback: setbackFrom(error, asked) }),
      )
      if ('value' in outcome) {
        lasting()
        return outcome.value
      }
      const { failure, again, afterMs } = outcome.setback
      if (failures === 0) sinceMs = Date.now()
      const waitMs = Math.max(afterMs, pauseMs(failures))
      if (!again || Date.now() + waitMs > sinceMs + patienceMs) throw failure
      if (failures === 0) note(`${told(failure)} Asking again …`)
      failures += 1
      await delay(waitMs, undefined, { signal })
    }
  }

  return { url, ask }
}

const told = (failure: Failure) =>
  failure instanceof Refusal
    ? `The server asks for time (${oneLine(failure.code)}).`
    : oneLine(failure.message)

/** Ever longer, and not the same for all who wait. */
const pauseMs = (failures: number) =>
  Math.min(backOff.longestMs, backOff.firstMs * 2 ** failures) * (0.75 + Math.random() / 2)
