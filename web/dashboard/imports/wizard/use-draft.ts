import { useEffect, useRef, useState } from 'react'
import { fieldsOf } from '../../../../csv/fields.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import type { RemoteDesk } from '../desk/client.ts'
import type { FileSummary } from '../desk/shapes.ts'
import { type Draft, dropDraft, findDraft, keepDraft, updateDraft } from '../drafts.ts'
import type { Known } from './use-taking.ts'

export type OpenFile = { is: 'open'; draft: Draft; summary: FileSummary }
export type FileState = { is: 'none' } | { is: 'opening' } | { is: 'lost' } | OpenFile
export type Changes = Partial<Pick<Draft, 'mapping' | 'edits' | 'deselected' | 'sending'>>
export type DraftFile = ReturnType<typeof useDraft>

/** The file that the address names, on the desk; after a reload as the browser kept it. */
export function useDraft(desk: RemoteDesk, draftId: string) {
  const owner = useWorkspace().operator.id
  const [state, setState] = useState<FileState>(draftId ? { is: 'opening' } : { is: 'none' })
  const current = useRef<Draft | null>(null)

  useEffect(() => {
    if (current.current?.id === draftId) return
    current.current = null
    if (!draftId) return setState({ is: 'none' })
    let left = false
    setState({ is: 'opening' })
    const reopen = async (): Promise<FileState> => {
      const found = await findDraft(draftId, owner)
      if (!found) return { is: 'lost' }
      return { is: 'open', draft: found.draft, summary: await desk.open(found.file) }
    }
    reopen()
      .catch((): FileState => ({ is: 'lost' }))
      .then((found) => {
        if (left) return
        current.current = found.is === 'open' ? found.draft : null
        setState(found)
      })
    return () => {
      left = true
    }
  }, [desk, draftId, owner])

  return {
    state,
    /** Opens another file. Throws what `csv/` refuses; the one before is gone then. */
    async take(file: Blob, name: string, known?: Known): Promise<string> {
      const summary = await desk.open(file)
      const before = current.current
      const mapping = known ? mappingOf(summary, known) : null
      const draft = { ...newDraft(owner, name), mapping }
      current.current = draft
      setState({ is: 'open', draft, summary })
      await keepDraft(draft, file)
      if (before) await dropDraft(before.id)
      return draft.id
    },
    change(changes: Changes): Promise<void> {
      if (!current.current) return Promise.resolve()
      const draft = { ...current.current, sending: null, ...changes, touchedAt: Date.now() }
      current.current = draft
      setState((was) => (was.is === 'open' ? { ...was, draft } : was))
      return updateDraft(draft)
    },
    forget: () => (current.current ? dropDraft(current.current.id) : Promise.resolve()),
  }
}

const mappingOf = ({ columns }: FileSummary, { mode, mapping }: Known): Draft['mapping'] => {
  const fields = new Map(Object.entries(mapping))
  const fieldOf = (header: string) =>
    fieldsOf(mode).find((field) => field === fields.get(header)) ?? null
  return { mode, columns: columns.map(({ header }) => fieldOf(header)) }
}

const newDraft = (owner: string, name: string): Draft => ({
  owner,
  name,
  id: crypto.randomUUID(),
  mapping: null,
  edits: [],
  deselected: [],
  sending: null,
  touchedAt: Date.now(),
})
