import type { ApiResponse, RequestOpts, SuccessResponse, WithHeaders } from '@oazapfts/runtime'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEnvironmentId } from '../shell/workspace.tsx'
import { ask, type Call } from './ask.ts'
import type { Refusal } from './refusal.ts'

/** What an answer is kept under; an action that `touches` its first words makes it stale. */
export type Key = readonly [string, ...unknown[]]

/** Reads something in the Environment of the page: `useAnswer(['roles'], (opts) => listRoles({}, opts))`. */
export function useAnswer<T extends ApiResponse>(key: Key, call: Call<T>, enabled = true) {
  const environmentId = useEnvironmentId()
  return useQuery<SuccessResponse<T>, Refusal>({
    queryKey: [...key, { environmentId }],
    queryFn: ({ signal }) => ask(call, { environmentId, signal }),
    enabled,
  })
}

type Page<Row> = { data: Row[]; next_cursor: string | null }
/** Asks for the page at a cursor, which is undefined for the first. */
type PageCall<Row> = (
  cursor: string | undefined,
  opts: RequestOpts,
) => Promise<WithHeaders<{ status: 200; data: Page<Row> } | { status: Refused; data: unknown }>>
type Refused = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503

/** Reads a list page by page; `rows` is all of it so far. Made for `DataTable`. */
export function usePages<Row>(key: Key, call: PageCall<Row>, enabled = true) {
  const environmentId = useEnvironmentId()
  const pages = useInfiniteQuery({
    queryKey: [...key, { environmentId }],
    queryFn: ({ pageParam, signal }): Promise<Page<Row>> =>
      ask((opts) => call(pageParam, opts), { environmentId, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled,
  })
  return { ...pages, rows: pages.data?.pages.flatMap((page) => page.data) ?? [] }
}

const firstPage: string | undefined = undefined

export type Pages<Row> = ReturnType<typeof usePages<Row>>
