import { useState } from 'react'
import type { CellAddress, Edit, Place } from '../desk/shapes.ts'
import type { Sheet } from './sheet.ts'
import type { Spot } from './use-grid-keys.ts'

export type After = 'stay' | 'next' | 'previous' | 'leave'
type Editing = {
  sheet: Sheet
  shown: readonly Place[]
  anticipate: (edit: Edit) => void
  goTo: (spot: Spot) => void
  moveTo: (spot: Spot) => void
}

/** Which cell is being corrected, and where that leads. */
export function useGridEditing({ sheet, shown, anticipate, goTo, moveTo }: Editing) {
  const [isEditing, setEditing] = useState(false)
  const [typed, setTyped] = useState<string>()
  const addressOf = ({ row, cell }: Spot): CellAddress | null => {
    const place = shown[row]
    const column = sheet.columns[cell - 1]?.column
    return place === undefined || column === undefined ? null : { place, column }
  }
  const spotOf = (address: CellAddress | null): Spot | null => {
    const row = address ? shown.indexOf(address.place) : -1
    const cell = sheet.columns.findIndex(({ column }) => column === address?.column) + 1
    return row < 0 || cell < 1 ? null : { row, cell }
  }
  const open = (spot: Spot, beginning?: string) => {
    if (!addressOf(spot)) return
    moveTo(spot)
    setTyped(beginning)
    setEditing(true)
  }
  const close = (spot: Spot) => {
    setEditing(false)
    goTo(spot)
  }
  async function commit(spot: Spot, change: { was: string; text: string }, then: After) {
    const address = addressOf(spot)
    setEditing(false)
    if (!address) return
    if (change.text !== change.was) {
      const edit = { ...address, text: change.text }
      anticipate(edit)
      void sheet.onEdit(edit)
    }
    if (then === 'leave') return
    if (then === 'stay') return goTo(spot)
    const next = spotOf(await sheet.nextFault(address, then === 'next' ? 1 : -1))
    return next ? open(next) : goTo(spot)
  }
  return { isEditing, typed, open, close, commit }
}
