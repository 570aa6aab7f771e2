import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import type { StaticParse, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { StartFailure } from './failure.ts'

/** Readers see the old text or the new one, never half of it. For the owner's eyes only. */
export function writeAtomically(path: string, text: string, { flush = false } = {}) {
  const draft = `${path}.${process.pid}.draft`
  writeFileSync(draft, text, { mode: 0o600, flush })
  renameSync(draft, path)
}

/** For people and programs alike: indented, with a final line end. */
export const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** Undefined when there is no such file; throws a `StartFailure` when it is not what we wrote. */
export function readJson<Schema extends TSchema>(
  path: string,
  schema: Schema,
): StaticParse<Schema> | undefined {
  if (!existsSync(path)) return undefined
  try {
    return Value.Parse(schema, JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    const advice = 'Put it right, or remove it to have it made anew.'
    throw new StartFailure(`${path} is not what Vestibule wrote there. ${advice}`, { cause: error })
  }
}

/** The last lines of a log, without what was there before byte `from`. */
export function tailOf(path: string, from = 0, lines = 12): string[] {
  if (!existsSync(path)) return []
  const added = readFileSync(path).subarray(from).toString('utf8').trimEnd()
  return added === '' ? [] : added.split('\n').slice(-lines)
}

/** How far a log has grown; zero when there is none. */
export const sizeOf = (path: string) => (existsSync(path) ? statSync(path).size : 0)
