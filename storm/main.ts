import { storm } from './storm.ts'

const numberOf = (name: string, otherwise: number) => {
  const value = Number(process.env[name] || otherwise)
  if (Number.isInteger(value) && value >= 0) return value
  process.stderr.write(`${name} must be a whole number.\n`)
  process.exit(2)
}

/** `npm run storm`: exit code 1 when anything was lost, doubled or wrong. */
const rows = numberOf('STORM_ROWS', 10_000)
const seed = numberOf('STORM_SEED', 1)
process.exit((await storm({ rows, seed })) ? 0 : 1)
