import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Type } from 'typebox'
import { asJson, readJson, writeAtomically } from './files.ts'
import { answersOk } from './http.ts'
import type { StackFiles } from './run-file.ts'
import type { Settings } from './settings.ts'

const published = Type.Object({ api_url: Type.String() })

/**
 * A throw-away stack describes itself in its own directory, and at the usual place too while no other
 * stack does. Removes what a killed run left there.
 */
export async function placeStackFiles(settings: Settings, apiUrl: string): Promise<StackFiles> {
  const { ephemeral, directory, stackFile, environment } = settings
  if (!ephemeral || environment.STACK_FILE) {
    rmSync(stackFile, { force: true })
    return { own: stackFile, shared: null, apiUrl }
  }
  const other = describedAt(stackFile)
  const taken = other !== undefined && (await answersOk(`${other.api_url}/healthz`))
  return { own: join(directory, 'stack.json'), shared: taken ? null : stackFile, apiUrl }
}

/** Writes, or writes anew, what other programs may know. Spec section 10. */
export function publishStack(files: StackFiles, stack: { api_url: string }) {
  for (const path of [files.own, files.shared]) {
    if (path === null || (path === files.shared && belongsToAnother(path, files.apiUrl))) continue
    mkdirSync(dirname(path), { recursive: true })
    writeAtomically(path, asJson(stack))
  }
}

/** Removes them, unless another stack is described there by now. */
export function withdrawStack({ own, shared, apiUrl }: StackFiles) {
  for (const path of [own, shared]) {
    if (path !== null && !belongsToAnother(path, apiUrl)) rmSync(path, { force: true })
  }
}

function belongsToAnother(path: string, apiUrl: string) {
  const other = describedAt(path)
  return other !== undefined && other.api_url !== apiUrl
}

function describedAt(path: string) {
  try {
    return readJson(path, published)
  } catch {
    return undefined // damaged: it describes no stack at all, so it is nobody's
  }
}
