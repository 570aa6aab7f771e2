import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'

export type Ended = { code: number | null; out: string; err: string }
export type Cli = ReturnType<typeof openCli>

const script = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
/** What a terminal of this width would make of the program's standard error. */
const onTerminal = [
  '--import',
  'data:text/javascript,Object.assign(process.stderr, { isTTY: true, columns: 70 })',
]

/** The built command, in a folder of its own with nothing else in its environment. */
export function openCli(env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-cli-'))
  const { PATH = '', HOME = '' } = process.env
  const running = new Set<() => void>()

  function start(args: string[], { terminal = false, ...more }: CliSettings = {}) {
    const child = spawn(process.execPath, [...(terminal ? onTerminal : []), script, ...args], {
      cwd: folder,
      env: { PATH, HOME, ...env, ...more.env },
    })
    const kill = () => child.kill('SIGKILL')
    running.add(kill)
    const told = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => {
      told.out += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      told.err += chunk.toString()
    })
    const ended = once(child, 'close').then(([code]: (number | null)[]): Ended => {
      running.delete(kill)
      return { code: code ?? null, ...told }
    })
    /** The first match in what it wrote so far. */
    const says = (pattern: RegExp) =>
      vi.waitUntil(() => pattern.exec(told.err + told.out), { timeout: 20_000, interval: 20 })
    return {
      says,
      ended,
      interrupt: () => child.kill('SIGINT'),
      /** The id of the import that it begins. */
      begun: async () => (await says(/[Ii]mport ([\da-f-]{36}) has begun/))[1] ?? '',
    }
  }

  return {
    folder,
    start,
    run: (args: string[], settings?: CliSettings) => start(args, settings).ended,
    write: (name: string, content: string | Uint8Array) =>
      writeFileSync(join(folder, name), content),
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
    files: () => readdirSync(folder).toSorted(),
    close() {
      for (const kill of running) kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type CliSettings = { terminal?: boolean; env?: Record<string, string> }
