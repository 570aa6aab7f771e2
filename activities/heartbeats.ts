import { Context } from '@temporalio/activity'

/** Tells Temporal that we live, so that somebody else takes over soon when we do not. */
export async function whileBeating<Result>(
  work: (cancelled: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const context = Context.current()
  const beat = setInterval(() => context.heartbeat(), 1000)
  return work(context.cancellationSignal).finally(() => clearInterval(beat))
}
