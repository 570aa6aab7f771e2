import type { ApiResponse } from '@oazapfts/runtime'
import { type ActionCall, useAction } from '../../../api/use-action.ts'
import { tell } from '../../../parts/toasts.tsx'
import { useProblemWords } from '../../../words/use-problem-words.ts'

type Change<Given> = {
  touches: readonly string[]
  /** What to say once it is done. */
  done: (given: Given) => string
  /** What else happens then. */
  onDone?: (() => void) | undefined
}

/** Changes something from a list or a menu, where only a toast can say how that went. */
export function useChange<T extends ApiResponse, Given>(
  call: ActionCall<T, Given>,
  { touches, done, onDone }: Change<Given>,
) {
  const { plainly } = useProblemWords()
  const action = useAction<T, Given>(call, {
    touches,
    onDone: (_answer, given) => {
      tell(done(given))
      onDone?.()
    },
  })
  return {
    ...action,
    mutate: (given: Given) =>
      action.mutate(given, { onError: (refusal) => tell(plainly(refusal), 'bad') }),
  }
}
