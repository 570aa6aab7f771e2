import type { ImportMode } from '../../../csv/fields.ts'
import type { ColumnMapping } from '../../../csv/mapping.ts'
import type { Edit, Place } from './desk/shapes.ts'

/** What somebody has done to a file before they import it. It stays in their browser. */
export type Draft = {
  id: string
  /** The operator; nobody else at this browser gets to see it. */
  owner: string
  name: string
  /** Of one mode; another begins anew. */
  mapping: { mode: ImportMode; columns: ColumnMapping } | null
  edits: Edit[]
  deselected: Place[]
  /** What was sent, under which key, until its end is known; void when anything changes. */
  sending: { key: string; rows: Place[] } | null
  touchedAt: number
}

const keptMs = 24 * 3_600_000

const settled = <Answer>(request: IDBRequest<Answer>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

type Stores = { drafts: IDBObjectStore; files: IDBObjectStore }

/** What cannot be kept, as in private windows, is not: the file is chosen again after a reload. */
async function inStores<Answer>(
  mode: IDBTransactionMode,
  use: (stores: Stores) => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    const opening = indexedDB.open('vestibule-imports', 1)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('drafts', { keyPath: 'id' })
      opening.result.createObjectStore('files')
    }
    const database = await settled(opening)
    const transaction = database.transaction(['drafts', 'files'], mode)
    const [drafts, files] = [transaction.objectStore('drafts'), transaction.objectStore('files')]
    return await use({ drafts, files }).finally(() => database.close())
  } catch {
    return undefined
  }
}

/** Keeps a draft for a reload, with its file, which never changes. */
export async function keepDraft(draft: Draft, file: Blob): Promise<void> {
  await inStores('readwrite', async ({ drafts, files }) => {
    await settled(files.put(file, draft.id))
    await settled(drafts.put(draft))
  })
}

/** Keeps what has changed. A change that comes after the draft was dropped does not bring it back. */
export async function updateDraft(draft: Draft): Promise<void> {
  await inStores('readwrite', async ({ drafts }) => {
    const isThere = (await settled(drafts.getKey(draft.id))) !== undefined
    if (isThere) await settled(drafts.put(draft))
  })
}

/** Null for one that is gone, too old, or somebody else's. */
export async function findDraft(id: string, owner: string) {
  const found = await inStores('readonly', async ({ drafts, files }) => {
    const draft: Draft | undefined = await settled(drafts.get(id))
    const file: Blob | undefined = await settled(files.get(id))
    return draft && file && isKept(draft, owner) ? { draft, file } : null
  })
  return found ?? null
}

export async function dropDraft(id: string): Promise<void> {
  await inStores('readwrite', ({ drafts, files }) =>
    Promise.all([settled(drafts.delete(id)), settled(files.delete(id))]),
  )
}

/** Files hold people's data: what is old, or of who was signed in before, goes. */
export async function tidyDrafts(owner: string): Promise<void> {
  await inStores('readwrite', async ({ drafts, files }) => {
    const all: Draft[] = await settled(drafts.getAll())
    const gone = all.filter((draft) => !isKept(draft, owner))
    await Promise.all(
      gone.flatMap(({ id }) => [settled(drafts.delete(id)), settled(files.delete(id))]),
    )
  })
}

/** Who signs out leaves nobody's data behind. */
export async function dropAllDrafts(): Promise<void> {
  await inStores('readwrite', ({ drafts, files }) =>
    Promise.all([settled(drafts.clear()), settled(files.clear())]),
  )
}

const isKept = (draft: Draft, owner: string) =>
  draft.owner === owner && draft.touchedAt > Date.now() - keptMs
