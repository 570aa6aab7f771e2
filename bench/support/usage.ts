import { readdirSync, readFileSync } from 'node:fs'

const parts = ['api', 'worker', 'temporal', 'postgres'] as const
type Part = (typeof parts)[number]

/** One process for each part that there is. */
export type Pids = Partial<Record<Part, number | null>>
/** A figure for each part that there is. */
export type Usage = Partial<Record<Part, number>>

const tickMs = 10 // Linux reports processor time in hundredths of a second

/** Processor time of each part so far, in milliseconds; Postgres with all its backends. */
export const processorMs = (pids: Pids): Usage => measureParts(pids, processorMsOf)

/** Resident memory of each part, in megabytes. */
export const residentMb = (pids: Pids): Usage => measureParts(pids, residentMbOf)

export const difference = (after: Usage, before: Usage): Usage =>
  mapParts((part) => minus(after[part], before[part]))

export const total = (usages: Usage[]): Usage =>
  mapParts((part) => usages.reduce<number | undefined>((sum, usage) => plus(sum, usage[part]), 0))

export const partsHeading: string[] = [...parts]

/** A cell for each part; a dash for one that there is not, and where the system does not tell. */
export const partCells = (usage: Usage, format: (figure: number) => string): string[] =>
  parts.map((part) => {
    const figure = usage[part] ?? Number.NaN
    return Number.isNaN(figure) ? '–' : format(figure)
  })

const minus = (a?: number, b?: number) => (a === undefined || b === undefined ? undefined : a - b)
const plus = (a?: number, b?: number) => (a === undefined || b === undefined ? undefined : a + b)

function mapParts(figureOf: (part: Part) => number | undefined): Usage {
  const usage: Usage = {}
  for (const part of parts) {
    const figure = figureOf(part)
    if (figure !== undefined) usage[part] = figure
  }
  return usage
}

function measureParts(pids: Pids, measure: (pid: number) => number): Usage {
  const sum = (members: number[]) => members.reduce((all, pid) => all + measure(pid), 0)
  return mapParts((part) => {
    const pid = pids[part]
    if (!pid) return undefined
    return sum(part === 'postgres' ? [pid, ...childrenOf(pid)] : [pid])
  })
}

function childrenOf(parent: number): number[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  return pids.filter((pid) => Number(statOf(pid)[1]) === parent)
}

function processorMsOf(pid: number): number {
  const stat = statOf(pid)
  return (Number(stat[11]) + Number(stat[12])) * tickMs // user and system; NaN where unknown
}

const residentMbOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1]) / 1024

/** From the state on: what comes before it, the name in brackets, may contain anything. */
function statOf(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // the process is gone, or this is not Linux
  }
}
