import { importAnswer, readAnswer } from './answers.ts'
import type { Choice } from './commands.ts'
import { Refusal } from './failures.ts'
import type { Server } from './server.ts'
import { formOf, type InputFile, keyOf } from './upload.ts'

export type Begun = { id: string; again: boolean }
type Wanted = { input: InputFile; choice: Choice }

const mostAttempts = 20

/**
 * Has a file imported once: the same again is the import that is there already, `again` where it was
 * begun by an earlier command. The server keeps refusals too, for a day, but what it refused then it
 * may take now: such a key is passed over, always to the same next one. Throws what asking throws.
 */
export async function beginImport(server: Server, imports: string, wanted: Wanted): Promise<Begun> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await upload(server, imports, { ...wanted, attempt })
    } catch (failure) {
      const stale = failure instanceof Refusal && failure.replayed
      if (!stale || attempt === mostAttempts) throw failure
    }
  }
}

async function upload(
  server: Server,
  imports: string,
  { input, choice, attempt }: Wanted & { attempt: number },
): Promise<Begun> {
  const headers = { 'idempotency-key': keyOf(input, choice, attempt) }
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
