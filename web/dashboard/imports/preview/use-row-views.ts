import { useEffect, useReducer, useRef } from 'react'
import { useCrash } from '../../hooks/use-crash.ts'
import type { RemoteDesk } from '../desk/client.ts'
import type { Edit, Overview, Place, RowView } from '../desk/shapes.ts'

const most = 4000

/** The rows in sight, fetched from the desk; what is on its way is undefined, or as it was before. */
export function useRowViews(desk: RemoteDesk, overview: Overview, places: readonly Place[]) {
  const crash = useCrash()
  const views = useRef(new Map<Place, RowView>())
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const inSight = places.join(',')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another overview means other issues.
  useEffect(() => {
    let left = false
    const wanted = inSight === '' ? [] : inSight.split(',').map(Number)
    const show = (rows: RowView[]) => {
      if (left) return
      if (views.current.size > most) views.current.clear()
      for (const row of rows) views.current.set(row.place, row)
      redraw()
    }
    desk.rows(wanted).then(show).catch(crash)
    return () => {
      left = true
    }
  }, [desk, overview, inSight, crash])
  return {
    viewOf: (place: Place) => views.current.get(place),
    /** Shows what was typed before the desk has looked at it. */
    anticipate({ place, column, text }: Edit) {
      const view = views.current.get(place)
      const cell = view?.cells[column]
      if (!view || !cell) return
      const cells = view.cells.with(column, { ...cell, text, fault: null })
      views.current.set(place, { ...view, cells })
      redraw()
    },
  }
}
