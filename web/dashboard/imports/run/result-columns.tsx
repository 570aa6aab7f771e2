import { Link } from 'wouter'
import type { ImportRow } from '../../../../client/index.ts'
import type { Column } from '../../parts/data-table.tsx'
import { formatNumber } from '../../words/formats.ts'
import { useWords } from '../../words/use-words.ts'
import type { ImportTier } from '../tier.ts'
import { RowStatusBadge } from './status-badge.tsx'

export function useResultColumns(tier: ImportTier): Column<ImportRow>[] {
  const { results } = useWords().imports
  return [
    { id: 'row', header: results.row, cell: ({ row }) => formatNumber(row) },
    {
      id: 'email',
      header: results.email,
      cell: ({ email }) => <span className="breaks">{email}</span>,
    },
    {
      id: 'outcome',
      header: results.outcome,
      cell: ({ status }) => <RowStatusBadge status={status} />,
    },
    {
      id: 'reason',
      header: results.reason,
      cell: (row) => (
        <span className="breaks">
          <Outcome tier={tier} row={row} />
        </span>
      ),
    },
  ]
}

/** What a row has made, or why it has not. */
function Outcome({ tier, row }: { tier: ImportTier; row: ImportRow }) {
  const { results, reasons } = useWords().imports
  const { identity_id: identity, invite_id: invite, status, code, message } = row
  if (identity) {
    return <Link href={`${tier.people}?identity=${identity}`}>{results.identity(identity)}</Link>
  }
  if (invite) {
    return (
      <Link href={`${tier.people}?tab=invites&invite=${invite}`}>{results.invite(invite)}</Link>
    )
  }
  if (status === 'queued') return results.waiting
  return (code && reasons[code]) ?? message ?? code
}
