/** Whether tabs of this browser can agree on anything: by plain http to another host they cannot. */
export const canTakeTurns = (): boolean => 'locks' in navigator && 'BroadcastChannel' in window

/**
 * Has `lead` called once it is this tab's turn; what it gives back is called when the turn ends.
 * The tabs that wait go on when one leaves, also without a word. Gives a way to leave.
 */
export function awaitTurn(name: string, lead: () => () => void): () => void {
  const waiting = new AbortController()
  let end = () => {}
  const turn = () =>
    new Promise<void>((resolve) => {
      if (waiting.signal.aborted) return resolve()
      const stop = lead()
      end = () => {
        stop()
        resolve()
      }
    })
  navigator.locks.request(name, { signal: waiting.signal }, turn).catch(() => {}) // left before
  return () => {
    waiting.abort()
    end()
  }
}
