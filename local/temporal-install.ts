import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Command, Processes } from './processes.ts'
import { runToEnd } from './run-to-end.ts'

const version = 'v1.5.1'
const goPackage = `github.com/temporalio/cli/cmd/temporal@${version}`
const stallMs = 20_000
const megabyte = 1_000_000
const run = promisify(execFile)

/** The official archive for this machine. */
export function downloadUrl() {
  const system = platform() === 'win32' ? 'windows' : platform()
  const processor = arch() === 'x64' ? 'amd64' : arch()
  const query = `platform=${system}&arch=${processor}`
  return `https://temporal.download/cli/archive/${version}?${query}`
}

/** Throws when nothing has come for a while, or when what came does not run. */
export function downloadTemporal(url: string, target: string, tell: (detail: string) => void) {
  return install(target, async (folder) => {
    const archive = join(folder, 'archive')
    await fetchTo(archive, url, tell)
    await run('tar', ['-xf', archive, '-C', folder], { timeout: 120_000 })
  })
}

type Build = { go: string; target: string; logFile: string; environment: Command['env'] & object }

/** Needs Go and its module proxy. */
export function buildTemporal({ go, target, logFile, environment }: Build, processes: Processes) {
  return install(target, (folder) => {
    const env = { ...environment, GOBIN: folder }
    const args = ['install', goPackage]
    return runToEnd({ name: 'go install', file: go, args, env, logFile }, processes)
  })
}

/**
 * Made in a folder of its own and moved in one step, once it has shown that it runs: two starts at
 * the same moment each finish their own, and the later one wins.
 */
async function install(target: string, make: (folder: string) => Promise<unknown>) {
  mkdirSync(dirname(target), { recursive: true })
  const folder = mkdtempSync(join(dirname(target), '.making-'))
  const made = join(folder, basename(target))
  try {
    await make(folder)
    await run(made, ['--version'], { timeout: 30_000 })
    renameSync(made, target)
    return target
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fetchTo(path: string, url: string, tell: (detail: string) => void) {
  const file = await open(path, 'w')
  const stalled = new AbortController()
  const reason = new Error(`nothing came for ${stallMs / 1000} s`)
  const timer = setTimeout(() => stalled.abort(reason), stallMs)
  try {
    const response = await fetch(url, { signal: stalled.signal })
    if (!response.ok || !response.body) throw new Error(`${url} answers ${response.status}`)
    const total = Number(response.headers.get('content-length') ?? 0)
    const of = total > 0 ? ` of ${Math.round(total / megabyte)}` : ''
    let received = 0
    for await (const chunk of response.body) {
      timer.refresh()
      await file.write(chunk)
      received += chunk.length
      tell(`${Math.round(received / megabyte)}${of} MB`)
    }
  } finally {
    clearTimeout(timer)
    await file.close()
  }
}
