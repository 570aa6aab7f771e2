import {
  type ApiResponse,
  ok,
  type RequestOpts,
  type SuccessResponse,
  type WithHeaders,
} from '@oazapfts/runtime'
import { defaults } from '../../../client/index.ts'
import { Refusal, refusalOf } from './refusal.ts'
import { isSomebodyElse } from './who.ts'

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
  /** Whoever is signed in by now; everything else is asked for the reader of this page. */
  asWhoever?: boolean
}

const usualTimeoutMs = 30_000

/**
 * Asks the API, and answers with the body of a success. Throws a `Refusal`, also where another window
 * has signed somebody else in: they neither act by this page nor see their answers beside its own.
 */
export async function ask<T extends ApiResponse>(
  call: Call<T>,
  { asWhoever = false, ...terms }: Terms = {},
): Promise<SuccessResponse<T>> {
  if (asWhoever) return request(call, terms)
  assertSameReader()
  const answer = await request(call, terms)
  assertSameReader()
  return answer
}

function assertSameReader(): void {
  if (isSomebodyElse()) throw new Refusal({ status: 401, code: 'unauthenticated' })
}

async function request<T extends ApiResponse>(
  call: Call<T>,
  { environmentId, idempotencyKey, signal, timeoutMs = usualTimeoutMs }: Terms,
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
