import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { asJson, readJson, writeAtomically } from './files.ts'
import { birthOf } from './process-facts.ts'

const known = { pid: Type.Integer(), born: Type.String() }

const runningProcess = Type.Object({
  ...known,
  name: Type.String(),
  stage: Type.Integer(),
  signal: Type.Union([Type.Literal('SIGINT'), Type.Literal('SIGTERM')]),
  patienceMs: Type.Integer(),
})

const stackFiles = Type.Object({
  own: Type.String(),
  shared: Type.Union([Type.String(), Type.Null()]),
  apiUrl: Type.String(),
})

const runFile = Type.Object({
  supervisor: Type.Object(known),
  reaper: Type.Union([Type.Object(known), Type.Null()]),
  processes: Type.Array(runningProcess),
  stackFiles: Type.Union([stackFiles, Type.Null()]),
  temporary: Type.Boolean(),
})

/** One process of the stack, and how it is asked to stop. Lower stages stop first. */
export type RunningProcess = Static<typeof runningProcess>

/** The files that tell other programs where the stack is. */
export type StackFiles = Static<typeof stackFiles>

/** Who runs a directory, and what has to be stopped should they die. */
export type RunFile = Static<typeof runFile>

const pathIn = (directory: string) => join(directory, 'run.json')

export const readRunFile = (directory: string) => readJson(pathIn(directory), runFile)

/** Throws `EEXIST` when another start was quicker. */
export function createRunFile(directory: string, run: RunFile) {
  writeFileSync(pathIn(directory), asJson(run), { mode: 0o600, flag: 'wx' })
}

export function updateRunFile(directory: string, run: RunFile) {
  writeAtomically(pathIn(directory), asJson(run))
}

export function removeRunFile(directory: string) {
  rmSync(pathIn(directory), { force: true })
}

/** What a process is known by, so that it is still recognised after whoever noted it has died. */
export function identify(pid: number) {
  return { pid, born: birthOf(pid) ?? 'unknown' }
}

/** Also false when its pid belongs to another process by now, or to ourselves. */
export function isRunning(known: { pid: number; born: string }): boolean {
  return known.pid !== process.pid && birthOf(known.pid) === known.born
}
