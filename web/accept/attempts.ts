/** One try of a request: what it carries, its `Idempotency-Key`, and whether its end is known. */
export type Attempt = { content: string; key: string; settled: boolean }

/**
 * The attempt to send now. The same content goes out under the same key for as long as nobody
 * knows what became of it; an edit, or a definite answer, begins a new one. Spec §3, Idempotency.
 */
export function attemptFor(last: Attempt | null, content: string, newKey: () => string): Attempt {
  if (last && !last.settled && last.content === content) return last
  return { content, key: newKey(), settled: false }
}

/**
 * Whether an answer ends its attempt. Busy, limited and failing servers have decided nothing,
 * unless the failure itself was stored and would be replayed for ever.
 */
export function settles(answer: { status: number; replayed: boolean }): boolean {
  const undecided = answer.status >= 500 || [409, 429].includes(answer.status)
  return answer.replayed || !undecided
}
