import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { maxFileBytes } from '../csv/limits.ts'
import { problems } from '../domain/problems.ts'
import type { Choice } from './commands.ts'
import { Refusal, UsageFailure } from './failures.ts'

export type InputFile = { path: string; bytes: Uint8Array<ArrayBuffer> }

/** Reads no more than may be sent. Throws `UsageFailure`, or the refusal of the server: too large. */
export async function readInput(path: string): Promise<InputFile> {
  const bytes = await readUpTo(path, maxFileBytes + 1).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = reasons[code] ?? code
    throw new UsageFailure(`${path} cannot be read: ${reason || String(error)}.`)
  })
  if (bytes.length > maxFileBytes) {
    throw new Refusal('file_too_large', problems.file_too_large.title)
  }
  return { path, bytes }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not',
}

async function readUpTo(path: string, limit: number) {
  const file = await open(path)
  try {
    return await readWhole(file, limit)
  } finally {
    await file.close()
  }
}

/** Not by its size: a device or a pipe has none, and a file may be growing. */
async function readWhole(file: FileHandle, limit: number) {
  const bytes = new Uint8Array(limit)
  let length = 0
  while (length < limit) {
    const { bytesRead } = await file.read(bytes, length, limit - length, null)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return bytes.slice(0, length)
}

/** The same file taken the same way has the same key, so that it is one import. Spec §3. */
export function keyOf({ bytes }: InputFile, { mode, mapping, rows, key }: Choice): string {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const whole = JSON.stringify([digest, mode, mapping, rows, key])
  return `cli-${createHash('sha256').update(whole).digest('hex')}`
}

/** What a browser would send for it. */
export function formOf({ path, bytes }: InputFile, { mode, mapping, rows }: Choice): FormData {
  const form = new FormData()
  form.append('mode', mode)
  if (mapping.length > 0) form.append('mapping', JSON.stringify(Object.fromEntries(mapping)))
  if (rows) form.append('selected_rows', JSON.stringify(rows))
  form.append('file', new File([bytes], basename(path), { type: 'text/csv' }))
  return form
}
