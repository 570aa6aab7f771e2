import { type ImportField, type ImportMode, requiredFields } from '../../../../csv/fields.ts'
import type { ColumnMapping } from '../../../../csv/mapping.ts'
import type { FileState, OpenFile } from './use-draft.ts'

const stepNames = ['mode', 'upload', 'mapping', 'preview', 'submit'] as const
export type StepName = (typeof stepNames)[number]

type WithFile = { mode: ImportMode; open: OpenFile; columns: ColumnMapping }
/** A step with all that it needs. What the address asks for without having it leads to an earlier one. */
export type Step =
  | { name: 'mode' }
  | { name: 'upload'; mode: ImportMode; file: FileState }
  | ({ name: 'mapping' | 'preview' | 'submit' } & WithFile)
  | { name: 'loading'; of: StepName }

type Wanted = { step: string; mode: ImportMode | undefined; file: FileState }

export function stepFor({ step, mode, file }: Wanted): Step {
  const name = stepNames.find((one) => one === step) ?? 'mode'
  if (name === 'mode' || !mode) return { name: 'mode' }
  if (file.is === 'opening') return { name: 'loading', of: name }
  if (name === 'upload' || file.is !== 'open') return { name: 'upload', mode, file }
  const { mapping } = file.draft
  if (mapping?.mode !== mode) return { name: 'loading', of: name }
  const { columns } = mapping
  const isMapped = missingFields(columns).length === 0
  return { name: isMapped ? name : 'mapping', mode, open: file, columns }
}

export const missingFields = (columns: ColumnMapping): ImportField[] =>
  requiredFields.filter((field) => !columns.includes(field))
