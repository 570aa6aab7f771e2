import { createContext, use, useState } from 'react'
import { useLocation } from 'wouter'
import { useWorkspace } from '../shell/workspace.tsx'
import { keep, keptName, readKept } from './kept.ts'
import { useSearchState } from './use-search-state.ts'

/** Under which name the fields of a form are kept; null for forms that keep nothing. */
export const KeptFormContext = createContext<string | null>(null)

/** The form of the dialog that the address names. */
export function useFormName(): string {
  const { operator } = useWorkspace()
  const [path] = useLocation()
  const [{ dialog, about }] = useSearchState({ dialog: '', about: '' })
  return keptName(operator.id, `${path}.${dialog}.${about}`)
}

type Field<T> = { name: string; begin: T; isKind: (value: unknown) => value is T }

/**
 * State of one field, which outlives a reload and a session that ends. What was typed over something
 * that has changed since is not brought back: nobody should undo what they did not see.
 */
export function useKeptField<T>(form: string | null, { name, begin, isKind }: Field<T>) {
  const [value, setValue] = useState(() => recall(form, name, begin))
  const set = (next: T) => {
    setValue(next)
    if (form !== null) keep(form, { ...readKept(form), [name]: { begin, value: next } })
  }
  return [isKind(value) ? value : begin, set] as const
}

function recall(form: string | null, name: string, begin: unknown): unknown {
  const kept = form === null ? undefined : readKept(form)[name]
  if (typeof kept !== 'object' || kept === null) return begin
  if (!('begin' in kept && 'value' in kept)) return begin
  return JSON.stringify(kept.begin) === JSON.stringify(begin) ? kept.value : begin
}

export const isText = (value: unknown): value is string => typeof value === 'string'
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isText)

/** The same within the form, which has the name. */
export const useFieldOfForm = <T>(field: Field<T>) => useKeptField(use(KeptFormContext), field)

/** The same for a box that holds its own value, as long as the form keeps nothing. */
export function useKeptBox<T>(isOwn: boolean, field: Field<T>): [T, (value: T) => void] | null {
  const form = use(KeptFormContext)
  const isKept = form !== null && isOwn
  const [value, set] = useKeptField(isKept ? form : null, field)
  return isKept ? [value, set] : null
}
