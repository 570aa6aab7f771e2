import { useEffect } from 'react'
import type { Pages } from '../../../api/use-answer.ts'

/** The row of a list with an id from the URL; it is looked for on later pages, as long as they come. */
export function useRow<Row extends { id: string }>(listing: Pages<Row>, id: string) {
  const row = listing.rows.find((one) => one.id === id)
  const { hasNextPage, isFetching, error, fetchNextPage } = listing
  const isAhead = id !== '' && !row && hasNextPage && !isFetching && !error
  useEffect(() => {
    if (isAhead) fetchNextPage()
  }, [isAhead, fetchNextPage])
  return row
}

/** What a list is asked for, page by page. */
export const pageAt = (cursor: string | undefined) => ({ limit: 200, ...(cursor && { cursor }) })
