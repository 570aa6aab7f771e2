import type { ApiResponse, SuccessResponse } from '@oazapfts/runtime'
import { type ActionCall, useAction } from '../../../api/use-action.ts'
import { tell } from '../../../parts/toasts.tsx'

type InDialog<T extends ApiResponse> = {
  touches: readonly string[]
  /** What to say once it is done. */
  done: (answer: SuccessResponse<T>) => string
  onClose: () => void
}

/** Changes something from a dialog. That closes once it is done, and until then says why it is not. */
export function useDialogAction<T extends ApiResponse, Given>(
  call: ActionCall<T, Given>,
  { touches, done, onClose }: InDialog<T>,
) {
  const {
    mutate,
    error: refusal,
    isPending,
  } = useAction(call, {
    touches,
    onDone: (answer) => {
      onClose()
      tell(done(answer))
    },
  })
  return { mutate, dialog: { refusal, isPending, onClose } }
}
