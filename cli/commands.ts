import { type ImportMode, importModes } from '../csv/fields.ts'
import { maxRows } from '../csv/limits.ts'
import { UsageFailure } from './failures.ts'
import { type Options, readOptions } from './options.ts'

/** What a file is imported as; the same choice of the same file is the same import. */
export type Choice = {
  mode: ImportMode
  mapping: [header: string, field: string | null][]
  rows: number[] | null
  key: string | null
}
export type Command =
  | { name: 'help' }
  | { name: 'import' | 'preview'; file: string; choice: Choice; options: Options }
  | { name: 'follow' | 'cancel'; id: string; options: Options }

/** Throws `UsageFailure`, and never repeats a value that may be a secret. */
export function readCommand(args: string[]): Command {
  const { values: options, positionals } = readOptions(args)
  const [word, file, ...more] = positionals
  if (options.help || word === 'help') return { name: 'help' }
  if (word === undefined)
    throw new UsageFailure('Say what to do, like: vestibule import people.csv')
  if (word !== 'import') throw new UsageFailure(`There is no command "${word}".`)
  if (more.length > 0) throw new UsageFailure('Give one file at a time.')
  const step = readStep(options)
  if (step) {
    if (file !== undefined) throw new UsageFailure(`--${step.name} takes an id and no file.`)
    return { ...step, options }
  }
  if (!file) throw new UsageFailure('Name the file to import.')
  const name = options['dry-run'] ? 'preview' : 'import'
  return { name, file, choice: readChoice(options), options }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const ofFiles = ['mode', 'mapping', 'rows', 'key', 'dry-run'] as const

function readStep(options: Options): { name: 'follow' | 'cancel'; id: string } | null {
  const { follow, cancel } = options
  if (follow !== undefined && cancel !== undefined) {
    throw new UsageFailure('Give --follow or --cancel, not both.')
  }
  const name = follow === undefined ? 'cancel' : 'follow'
  const id = options[name]
  if (id === undefined) return null
  if (!uuid.test(id)) throw new UsageFailure(`--${name} takes the id of an import.`)
  const surplus = ofFiles.find((option) => options[option] !== undefined)
  if (surplus) throw new UsageFailure(`--${surplus} goes with a file, not with --${name}.`)
  return { name, id }
}

function readChoice({ mode: given, mapping = [], rows, key, account }: Options): Choice {
  const mode = importModes.find((one) => one === given)
  if (!mode) throw new UsageFailure(`Give a --mode: ${importModes.join(', ')}.`)
  if ((mode === 'account_bulk_create') !== (account !== undefined)) {
    throw new UsageFailure('--mode account_bulk_create and --account go together.')
  }
  return {
    mode,
    mapping: readMapping(mapping),
    rows: rows === undefined ? null : readRows(rows),
    key: key ?? null,
  }
}

/** A header may have an equals sign, a field has none. */
function readMapping(given: string[]): Choice['mapping'] {
  const pairs = given.map((text): [string, string | null] => {
    const at = text.lastIndexOf('=')
    if (at < 1) throw new UsageFailure('--mapping is written header=field.')
    return [text.slice(0, at), text.slice(at + 1) || null]
  })
  if (new Set(pairs.map(([header]) => header)).size < pairs.length) {
    throw new UsageFailure('--mapping names a header twice.')
  }
  return pairs.toSorted(([one], [other]) => (one < other ? -1 : 1))
}

function readRows(given: string): number[] {
  const rows = given.split(',').flatMap((part) => {
    const [, first = '', last = first] = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(part) ?? []
    const [from, to] = [Number(first), Number(last)]
    if (from < 1 || to < from || to > maxRows) {
      throw new UsageFailure(`--rows is written like 1,2,5-9, from 1 to ${maxRows}.`)
    }
    return Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })
  return [...new Set(rows)].toSorted((one, other) => one - other)
}
