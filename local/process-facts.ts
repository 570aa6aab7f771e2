import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process was born, in the system's own words; undefined once it is gone or a zombie.
 * With its pid it names one process for good: pids are used again, in containers within minutes.
 */
export function birthOf(pid: number): string | undefined {
  if (process.platform === 'win32') return isAlive(pid) ? 'alive' : undefined
  if (process.platform !== 'linux') return birthByPs(pid)
  const [state, ...rest] = procStat(pid)
  return state === undefined || state === 'Z' || state === 'X' ? undefined : rest[18]
}

/** The parent of any process; undefined when it cannot be told. */
export function parentOf(pid: number): number | undefined {
  const parent = process.platform === 'linux' ? procStat(pid)[1] : ps(pid, 'ppid=')
  return parent ? Number(parent) : undefined
}

/** The short name of the program that a process runs. */
export function nameOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'comm=')?.split('/').pop()
  return read(`/proc/${pid}/comm`)?.trim()
}

/** From `state` on: what comes before it, the name in brackets, may itself contain anything. */
function procStat(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`)
  return stat ? stat.slice(stat.lastIndexOf(')') + 2).split(' ') : []
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false // there is no such process
  }
}

function birthByPs(pid: number): string | undefined {
  const facts = ps(pid, 'state=,lstart=')
  return facts?.startsWith('Z') ? undefined : facts?.replace(/^\S+\s+/, '')
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined // the process is gone
  }
}

function ps(pid: number, columns: string): string | undefined {
  try {
    const found = execFileSync('ps', ['-o', columns, '-p', String(pid)], { stdio: 'pipe' })
    return found.toString().trim() || undefined
  } catch {
    return undefined // `ps` answers 1 for a process that is gone
  }
}
