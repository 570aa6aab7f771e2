import { type RequestOpts, runtime } from '@oazapfts/runtime'
import { defaults, type Import, type ImportPreview, type Problem } from '../../../client/index.ts'
import type { ImportField, ImportMode } from '../../../csv/fields.ts'
import type { ImportTier } from './tier.ts'

const { fetchJson } = runtime(defaults)

type Refused = { status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503; data: Problem }

/** A file, what its columns mean by header, and which of its rows are meant; all without `rows`. */
export type Upload = {
  mode: ImportMode
  name: string
  file: Blob
  mapping: Record<string, ImportField | null>
  rows?: number[]
}

function post(opts: RequestOpts, { mode, name, file, mapping, rows }: Upload) {
  const body = new FormData()
  body.append('mode', mode)
  body.append('mapping', JSON.stringify(mapping))
  if (rows) body.append('selected_rows', JSON.stringify(rows))
  body.append('file', new File([file], name, { type: 'text/csv' }))
  return { ...opts, method: 'POST', body }
}

/* The generated client sends rows as JSON; only a form has room for ten megabytes, and a file's name. */
export const sendImport = ({ api }: ImportTier, upload: Upload, opts: RequestOpts) =>
  fetchJson<{ status: 202; data: Import } | Refused>(api, post(opts, upload))

export const previewImport = ({ api }: ImportTier, upload: Upload, opts: RequestOpts) =>
  fetchJson<{ status: 200; data: ImportPreview } | Refused>(`${api}/preview`, post(opts, upload))
