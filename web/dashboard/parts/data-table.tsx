import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { refusalOf } from '../api/refusal.ts'
import { useWords } from '../words/use-words.ts'
import { Button } from './button.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { TableSkeleton } from './table-skeleton.tsx'
import { Trouble } from './trouble.tsx'

export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Where there is little room, columns that are not needed go. */
  onlyWide?: boolean
  align?: 'end'
}

/** As much of `usePages` as a table needs. */
type Listing<Row> = {
  rows: readonly Row[]
  error: Error | null
  isPending: boolean
  isFetching: boolean
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
  refetch: () => unknown
}

type DataTableProps<Row> = {
  /** Names the table for who cannot see it. */
  label: string
  columns: readonly Column<Row>[]
  listing: Listing<Row>
  keyOf: (row: Row) => string
  /** Where a press on a row leads; the first column's content is the link. */
  hrefOf?: ((row: Row) => string) | undefined
  empty: ReactNode
}

/** A list of the API with all it can be: loading, failed, empty, and longer than one page. */
export function DataTable<Row>({ listing, empty, ...table }: DataTableProps<Row>) {
  const refusal = listing.error && refusalOf(listing.error)
  if (listing.isPending && !refusal) return <TableSkeleton columns={table.columns.length} />
  if (listing.rows.length === 0 && refusal) {
    return <Trouble {...{ refusal }} retry={listing.refetch} busy={listing.isFetching} />
  }
  if (listing.rows.length === 0) return empty
  return (
    <div className="table-frame">
      <Rows {...table} rows={listing.rows} />
      {refusal && <RefusalNotice refusal={refusal} />}
      {listing.hasNextPage && <LoadMore {...listing} />}
    </div>
  )
}

type RowsProps<Row> = Omit<DataTableProps<Row>, 'listing' | 'empty'> & { rows: readonly Row[] }

function Rows<Row>({ label, columns, rows, keyOf, hrefOf }: RowsProps<Row>) {
  return (
    <table className="table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ id, header, ...look }) => (
            <th key={id} scope="col" {...lookOf(look)}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} data-pressable={hrefOf !== undefined}>
            {columns.map(({ id, cell, ...look }, at) => (
              <td key={id} {...lookOf(look)}>
                {at === 0 && hrefOf ? <Link href={hrefOf(row)}>{cell(row)}</Link> : cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const lookOf = ({ onlyWide, align }: Pick<Column<unknown>, 'onlyWide' | 'align'>) => ({
  'data-only-wide': onlyWide,
  'data-align': align,
})

function LoadMore({ rows, isFetchingNextPage, fetchNextPage }: Listing<unknown>) {
  const { parts } = useWords()
  return (
    <div className="table-more">
      <span>{parts.shown(rows.length)}</span>
      <Button onPress={() => fetchNextPage()} isPending={isFetchingNextPage}>
        {isFetchingNextPage ? parts.loadingMore : parts.loadMore}
      </Button>
    </div>
  )
}
