import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

/** A cell by its row among those shown, and its column on the screen. */
export type Spot = { row: number; cell: number }
type Grid = {
  rows: number
  cells: number
  /** How far Page Down goes. */
  page: number
  scrollTo: (row: number) => void
  /** `typed`: what the cell begins with from here on, in place of what it holds. */
  onOpen: (spot: Spot, typed?: string) => void
  onToggle: (spot: Spot) => void
}

/** The keys of a grid, as WAI-ARIA has them: one stop for Tab, and arrows from cell to cell. */
export function useGridKeys({ rows, cells, page, scrollTo, onOpen, onToggle }: Grid) {
  const [active, setActive] = useState<Spot>({ row: 0, cell: 0 })
  const wantsFocus = useRef(false)
  const body = useRef<HTMLTableSectionElement>(null)

  useEffect(() => {
    if (!wantsFocus.current) return
    const cell = body.current?.querySelector<HTMLElement>('[data-active="true"]')
    if (!cell) return
    wantsFocus.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const moveTo = (spot: Spot) => {
    const row = Math.max(0, Math.min(rows - 1, spot.row))
    wantsFocus.current = false
    scrollTo(row)
    setActive({ row, cell: Math.max(0, Math.min(cells - 1, spot.cell)) })
  }
  const goTo = (spot: Spot) => {
    moveTo(spot)
    wantsFocus.current = true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { row, cell } = active
    const whole = event.ctrlKey || event.metaKey
    const moves: Partial<Record<string, Spot>> = {
      ArrowDown: { row: row + 1, cell },
      ArrowUp: { row: row - 1, cell },
      ArrowRight: { row, cell: cell + 1 },
      ArrowLeft: { row, cell: cell - 1 },
      PageDown: { row: row + page, cell },
      PageUp: { row: row - page, cell },
      Home: { row: whole ? 0 : row, cell: 0 },
      End: { row: whole ? rows - 1 : row, cell: cells - 1 },
    }
    const move = moves[event.key]
    if (move) goTo(move)
    else if (['Enter', 'F2'].includes(event.key)) onOpen(active)
    else if (event.key === ' ' && cell === 0) onToggle(active)
    else if (isCharacter(event)) onOpen(active, event.key)
    else return
    event.preventDefault()
  }
  return { active, body, onKeyDown, goTo, moveTo, setActive }
}

/** AltGr is Control and Alt at once where it makes characters. */
const isCharacter = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) =>
  [...key].length === 1 && key !== ' ' && !metaKey && ctrlKey === altKey
