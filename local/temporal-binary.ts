import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { StartFailure } from './failure.ts'
import type { Progress } from './output.ts'
import type { Processes } from './processes.ts'
import { buildTemporal, downloadTemporal, downloadUrl } from './temporal-install.ts'

const extension = process.platform === 'win32' ? '.exe' : ''

/**
 * Where the Temporal CLI is: on PATH, else our cached copy, else the official download, else built
 * with Go. Throws a `StartFailure` that says what to install when none of it works. Spec section 10.
 */
export async function findTemporal(
  environment: NodeJS.ProcessEnv,
  logFolder: string,
  { processes, progress }: { processes: Processes; progress: Progress },
): Promise<string> {
  const cached = join(cacheFolder(environment), `temporal${extension}`)
  const present = onPath('temporal', environment) ?? (isProgram(cached) ? cached : undefined)
  if (present) return present
  const failures: string[] = []
  const note = (what: string) => (error: unknown) => {
    failures.push(`${what}: ${reasonOf(error)}`)
    progress.note(`${what} failed: ${reasonOf(error)}`)
    return undefined
  }
  const downloaded = await progress
    .during('Downloading Temporal', (tell) => downloadTemporal(downloadUrl(), cached, tell))
    .catch(note('The download of Temporal'))
  if (downloaded) return downloaded
  const go = onPath('go', environment)
  if (!go) throw missing(failures)
  const logFile = join(logFolder, 'temporal-build.log')
  const built = await progress
    .during('Building Temporal with Go', (tell) => {
      tell('about five minutes, this once')
      return buildTemporal({ go, target: cached, logFile, environment }, processes)
    })
    .catch(note('The build of Temporal'))
  if (built) return built
  throw missing(failures)
}

function missing(failures: string[]) {
  return new StartFailure(`Temporal is missing, and could not be fetched:
  ${failures.join('\n  ')}
Install its CLI (https://docs.temporal.io/cli#install) so that \`temporal\` is on your PATH, or install
Go (https://go.dev/dl) to have it built, or set TEMPORAL_ADDRESS to a server that runs already.`)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

function cacheFolder(environment: NodeJS.ProcessEnv) {
  const windows = process.platform === 'win32' ? environment.LOCALAPPDATA : undefined
  const base = environment.XDG_CACHE_HOME || windows || join(homedir(), '.cache')
  return join(base, 'vestibule', 'bin')
}

function onPath(name: string, environment: NodeJS.ProcessEnv) {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, `${name}${extension}`)).find(isProgram)
}

function isProgram(path: string) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // not there, or not to be run
  }
}
