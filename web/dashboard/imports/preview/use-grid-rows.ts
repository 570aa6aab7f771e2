import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Overview, Place } from '../desk/shapes.ts'
import { rowHeight } from './layout.ts'

type Shown = {
  scroller: RefObject<HTMLDivElement | null>
  shown: readonly Place[]
  overview: Overview
  isNarrow: boolean
}

const beyond = 12

/** The rows in sight and a few around them. The one with the focus is there wherever it is. */
export function useGridRows({ scroller, shown, overview, isNarrow }: Shown) {
  const kept = useRef(0)
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => rowHeight(overview.issues[shown[at] ?? 0] ?? 0, isNarrow),
    getItemKey: (at) => shown[at] ?? at,
    overscan: beyond,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range)
      if (kept.current >= range.count || inSight.includes(kept.current)) return inSight
      return [...inSight, kept.current].sort((one, other) => one - other)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them changes heights.
  useLayoutEffect(() => rows.measure(), [rows, overview, shown, isNarrow])
  return {
    items: rows.getVirtualItems(),
    height: rows.getTotalSize(),
    scrollTo(row: number) {
      kept.current = row
      rows.scrollToIndex(row)
    },
  }
}
