import type { ApiResponse, RequestOpts, SuccessResponse, WithHeaders } from '@oazapfts/runtime'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useIdempotencyKey } from '../hooks/use-idempotency-key.ts'
import { useEnvironmentId } from '../shell/workspace.tsx'
import { ask } from './ask.ts'
import { type Refusal, refusalOf } from './refusal.ts'

/** What changes something: a function of the client, with what it is given. */
export type ActionCall<T extends ApiResponse, Given> = (
  given: Given,
  opts: RequestOpts,
) => Promise<WithHeaders<T>>
type Consequences<T extends ApiResponse, Given> = {
  /** First words of the keys that are read again afterwards. */
  touches?: readonly string[]
  onDone?: (answer: SuccessResponse<T>, given: Given) => void
}

const twinWaitMs = 1500
const twinTries = 20

/**
 * Changes something. Pressed again after an answer was lost, it is sent under the same
 * `Idempotency-Key`, and a first request that is still running is waited for.
 */
export function useAction<T extends ApiResponse, Given = void>(
  call: ActionCall<T, Given>,
  { touches = [], onDone }: Consequences<T, Given> = {},
) {
  const environmentId = useEnvironmentId()
  const queries = useQueryClient()
  const { keyFor, settle } = useIdempotencyKey()
  return useMutation<SuccessResponse<T>, Refusal, Given>({
    mutationFn: async (given) => {
      const idempotencyKey = keyFor(JSON.stringify(given) ?? '')
      try {
        const answer = await ask((opts) => call(given, opts), { environmentId, idempotencyKey })
        settle({ status: 200, replayed: false })
        return answer
      } catch (failure) {
        settle(refusalOf(failure))
        throw failure
      }
    },
    retry: (failures, { code }) => code === 'idempotency_in_progress' && failures < twinTries,
    retryDelay: twinWaitMs,
    onSuccess: async (answer, given) => {
      onDone?.(answer, given)
      await Promise.all(touches.map((touch) => queries.invalidateQueries({ queryKey: [touch] })))
    },
  })
}
