import type { ComponentProps } from 'react'
import type { Import, ImportRow } from '../../../../client/index.ts'
import { Badge } from '../../parts/badge.tsx'
import { useWords } from '../../words/use-words.ts'

type Mood = NonNullable<ComponentProps<typeof Badge>['mood']>

const moods: Record<Import['status'], Mood> = {
  queued: 'plain',
  running: 'accent',
  cancelling: 'fair',
  cancelled: 'plain',
  completed: 'good',
}
const rowMoods: Record<ImportRow['status'], Mood> = {
  queued: 'plain',
  succeeded: 'good',
  failed: 'bad',
  skipped: 'plain',
}

export function StatusBadge({ status }: Pick<Import, 'status'>) {
  const { imports } = useWords()
  return <Badge mood={moods[status]}>{imports.statuses[status]}</Badge>
}

export function RowStatusBadge({ status }: Pick<ImportRow, 'status'>) {
  const { imports } = useWords()
  return <Badge mood={rowMoods[status]}>{imports.rowStatuses[status]}</Badge>
}
