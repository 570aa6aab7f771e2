import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { exitCodes, Failure } from './failures.ts'
import type { Server } from './server.ts'
import { oneLine } from './words.ts'

/** `people.csv`, `people.failed.csv`: beside the file, and never the file itself. */
export function failedFileOf(path: string, mark = 'failed'): string {
  const { dir, name, ext } = parse(path)
  return join(dir, `${name}.${mark}${ext || '.csv'}`)
}

/**
 * Writes the rows that failed to `path`, whole or not at all, and says so. Another file that is there
 * already may be one that somebody has begun to correct: it is kept under another name.
 */
export async function bringFailedRows(server: Server, run: string, path: string): Promise<string> {
  const part = `${path}.${randomUUID().slice(0, 8)}.part`
  try {
    await download(server, `${run}/results.csv?only=failed`, part)
    const kept = await keepOther(path, part)
    await rename(part, path)
    const other = kept ? `What was there is now ${oneLine(kept)}.\n` : ''
    return `The rows that failed are in ${oneLine(path)}: correct them there, and import that file.\n${other}`
  } catch (error) {
    throw isOurs(error) ? new Failure(exitCodes.someFailed, unwritten(path, error)) : error
  } finally {
    await rm(part, { force: true })
  }
}

/** Not the server's: the disk is full, the folder is not ours to write to. */
const isOurs = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error

const unwritten = (path: string, { code }: NodeJS.ErrnoException) =>
  `The rows that failed could not be written to ${path} (${code}).`

async function download(server: Server, resource: string, path: string): Promise<void> {
  await server.ask(
    resource,
    () => ({}),
    async ({ body }) => {
      const target = createWriteStream(path, { mode: 0o600 })
      await pipeline(body ?? [], target)
    },
  )
}

async function keepOther(path: string, part: string): Promise<string | null> {
  const [earlier, fresh] = await Promise.all([readIfThere(path), readFile(part)])
  if (!earlier || earlier.equals(fresh)) return null
  const kept = await claimName((mark) => failedFileOf(path, mark))
  await rename(path, kept)
  return kept
}

/** A name that nothing has yet: what was kept before stays, too. */
async function claimName(named: (mark: string) => string): Promise<string> {
  for (let count = 1; ; count++) {
    const name = named(count === 1 ? 'old' : `old-${count}`)
    const isFree = await writeFile(name, '', { flag: 'wx' }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false
        throw error
      },
    )
    if (isFree) return name
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
}
