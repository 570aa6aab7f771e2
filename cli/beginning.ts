import { importAnswer, readAnswer } from './answers.ts'
import type { Choice } from './commands.ts'
import type { Server } from './server.ts'
import { formOf, type InputFile, keyOf } from './upload.ts'

/** `again`: an earlier command has begun it. */
export type Begun = { id: string; again: boolean }

/**
 * Has a file imported once: the same file, taken the same way, is the import that is there already.
 * Throws what asking throws.
 */
export async function beginImport(
  server: Server,
  imports: string,
  { input, choice }: { input: InputFile; choice: Choice },
): Promise<Begun> {
  const headers = { 'idempotency-key': keyOf(input, choice) }
  let asked = 0
  return server.ask(
    imports,
    () => {
      asked += 1
      return { method: 'POST', headers, body: formOf(input, choice) }
    },
    async (answer) => {
      const { id } = readAnswer(importAnswer, await answer.text())
      const replayed = answer.headers.get('idempotent-replayed') === 'true'
      return { id, again: replayed && asked === 1 } // else it answers a request of ours
    },
  )
}
