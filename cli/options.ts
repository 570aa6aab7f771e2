import { parseArgs } from 'node:util'
import { UsageFailure } from './failures.ts'

const text = { type: 'string' } as const
const options = {
  mode: text,
  mapping: { ...text, multiple: true },
  rows: text,
  key: text,
  account: text,
  url: text,
  'api-key': text,
  wait: text,
  follow: text,
  cancel: text,
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export type Options = ReturnType<typeof readOptions>['values']

/** The words and options of a command line. Throws `UsageFailure` for an option that is none. */
export function readOptions(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageFailure(error.message.split('. To specify')[0] ?? '')
  }
}
