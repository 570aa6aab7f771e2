import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Stack, StackFile } from './stack.ts'

export const clean = /invariants: \d+ invites checked, 0 findings/

/** What `npm run check:invariants` says of a stack, once it has come to rest, mailbox included. */
export function findingsOf({ folder }: Stack, here: StackFile): Promise<string> {
  const path = join(folder, 'checked.json')
  writeFileSync(path, JSON.stringify(here))
  const script = fileURLToPath(new URL('../../dist/check-invariants.js', import.meta.url))
  const env = { ...process.env, STACK_FILE: path, SETTLE_SECONDS: '60' }
  return new Promise((resolve) => {
    execFile(process.execPath, [script], { env }, (_failure, said) => resolve(said))
  })
}
