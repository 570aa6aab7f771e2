import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

type Block = { language: string; code: string }

/** The fenced blocks of the README, as its readers copy them. */
export function readmeBlocks(): Block[] {
  const readme = readFileSync('README.md', 'utf8')
  return [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => {
    return { language, code }
  })
}

/** The one block of a language that says this. */
export function blockWith(language: string, words: string): string {
  const found = readmeBlocks().filter((it) => it.language === language && it.code.includes(words))
  const [block] = found
  if (!block || found.length > 1) throw new Error(`${found.length} ${language} blocks: ${words}`)
  return block.code
}

/** A folder of the file that asks for it outside of its tests, gone when they are done. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-readme-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Describes the stack there as `npm start` does. */
export function describeStack(folder: string, stack: object): void {
  mkdirSync(join(folder, '.local'))
  writeFileSync(join(folder, '.local/stack.json'), JSON.stringify(stack))
}

export type Ran = { succeeded: boolean; stdout: string; stderr: string }

/** Runs a command in a folder; a first `go run` compiles Go's library, which takes its time. */
export function run(folder: string, program: string, args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: 300_000, env: { ...process.env, ...frugalGo } }
    execFile(program, args, options, (failure, stdout, stderr) => {
      resolve({ succeeded: failure === null, stdout, stderr })
    })
  })
}

/* The Go that is there, without a C compiler and without a look at the network. */
const frugalGo = { GOTOOLCHAIN: 'local', GOPROXY: 'off', CGO_ENABLED: '0' }

export const isPresent = (program: string): boolean =>
  spawnSync(program, [program === 'go' ? 'version' : '--version']).status === 0
