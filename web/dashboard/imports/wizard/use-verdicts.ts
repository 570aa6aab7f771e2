import { useEffect, useRef, useState } from 'react'
import type { ImportMode } from '../../../../csv/fields.ts'
import type { ColumnMapping } from '../../../../csv/mapping.ts'
import { useCrash } from '../../hooks/use-crash.ts'
import type { RemoteDesk } from '../desk/client.ts'
import type { Edit, Overview, Place } from '../desk/shapes.ts'
import type { ImportTier } from '../tier.ts'
import type { OpenFile } from './use-draft.ts'
import { useServerCheck } from './use-server-check.ts'

export type Verdicts = ReturnType<typeof useVerdicts>
export type Mapped = { mode: ImportMode; columns: ColumnMapping; open: OpenFile }

/** What a column means, by header, as the API takes it. */
export const mappingByHeader = ({ columns, open }: Mapped) =>
  Object.fromEntries(open.summary.columns.map(({ header }, at) => [header, columns[at] ?? null]))

/**
 * What is wrong with the rows of a mapped file: at once by the desk, then by the server. Null as long
 * as `mapped` is, and until the desk has looked.
 */
export function useVerdicts(tier: ImportTier, desk: RemoteDesk, mapped: Mapped | null) {
  const crash = useCrash()
  const [overview, setOverview] = useState<Overview | null>(null)
  const about = mapped && {
    mode: mapped.mode,
    name: mapped.open.draft.name,
    mapping: mappingByHeader(mapped),
  }
  const check = useServerCheck({ tier, desk, about, onAnswer: setOverview })
  const { checkAll } = check
  const latest = useRef({ mapped, checkAll })
  latest.current = { mapped, checkAll }
  const asked = mapped && JSON.stringify([mapped.open.draft.id, mapped.mode, mapped.columns])

  useEffect(() => {
    const { mapped } = latest.current
    if (!asked || !mapped) return
    let left = false
    setOverview(null)
    const begin = (first: Overview) => {
      if (left) return
      setOverview(first)
      latest.current.checkAll()
    }
    desk.judge(mapped.mode, mapped.columns, mapped.open.draft).then(begin).catch(crash)
    return () => {
      left = true
    }
  }, [asked, desk, crash])

  return {
    overview,
    check,
    async edit(edit: Edit) {
      check.checkAgain(edit.place)
      await desk.edit(edit).then(setOverview).catch(crash)
    },
    async select(deselected: Place[]) {
      await desk.select(deselected).then(setOverview).catch(crash)
    },
  }
}
