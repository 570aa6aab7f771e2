import {
  type ApiResponse,
  ok,
  type RequestOpts,
  type SuccessResponse,
  type WithHeaders,
} from '@oazapfts/runtime'
import { defaults } from '../../../client/index.ts'
import { refusalOf } from './refusal.ts'

defaults.baseUrl = ''
defaults.cache = 'no-store'
defaults.credentials = 'same-origin'

/** A function of the client, its own arguments given: `(opts) => listRoles({}, opts)`. */
export type Call<T extends ApiResponse> = (opts: RequestOpts) => Promise<WithHeaders<T>>

type Terms = {
  environmentId?: string | undefined
  idempotencyKey?: string | undefined
  signal?: AbortSignal | undefined
  /** For what takes long, such as a large file on a slow line. */
  timeoutMs?: number
}

const usualTimeoutMs = 30_000

/** Asks the API, and answers with the body of a success. Throws a `Refusal`. */
export async function ask<T extends ApiResponse>(
  call: Call<T>,
  { environmentId, idempotencyKey, signal, timeoutMs = usualTimeoutMs }: Terms = {},
): Promise<SuccessResponse<T>> {
  const headers = { 'X-Environment-Id': environmentId, 'Idempotency-Key': idempotencyKey }
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    return await ok(
      call({ headers, signal: signal ? AbortSignal.any([signal, timeout]) : timeout }),
    )
  } catch (failure) {
    if (signal?.aborted) throw failure
    throw refusalOf(failure)
  }
}
