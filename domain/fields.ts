import { type FieldError, Problem } from './problems.ts'

type Parsers = Record<string, () => unknown>
type Parsed<Fields extends Parsers> = { [Name in keyof Fields]: ReturnType<Fields[Name]> }

/**
 * Runs every parser, so that a form hears of all its faults at once. Throws the one refusal when
 * there is one, `validation_failed` with all fields when there are more.
 */
export function parseFields<Fields extends Parsers>(parsers: Fields): Parsed<Fields> {
  const refusals: Problem[] = []
  const entries = Object.entries(parsers).map(([name, parse]) => [name, attempt(parse, refusals)])
  const [only, ...more] = refusals
  if (only && more.length === 0) throw only
  if (only) throw new Problem('validation_failed', { errors: refusals.flatMap(errorsOf) })
  return Object.fromEntries(entries)
}

function attempt(parse: () => unknown, refusals: Problem[]): unknown {
  try {
    return parse()
  } catch (refusal) {
    if (!(refusal instanceof Problem)) throw refusal
    refusals.push(refusal)
    return undefined
  }
}

const errorsOf = (refusal: Problem): FieldError[] => refusal.extras.errors ?? []
