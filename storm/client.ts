import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { StackFile } from '../bench/support/stack.ts'
import { insist } from './waiting.ts'

const count = Type.Integer()
const importRun = Type.Object({
  id: Type.String(),
  status: Type.String(),
  counts: Type.Object({
    total: count,
    queued: count,
    succeeded: count,
    failed: count,
    skipped: count,
  }),
})
export type Counts = Static<typeof importRun>['counts']
export type Client = ReturnType<typeof createClient>
export type Upload = { mode: string; file: string; key: string }

/** What asks the API, and asks again where a process or a connection was taken from under it. */
export function createClient({ api_url, demo }: StackFile) {
  const headers = { 'x-api-key': demo.api_key }
  const url = `${api_url}/api/v1/imports`

  async function upload({ mode, file, key }: Upload) {
    const form = new FormData()
    form.append('file', new File([file], 'people.csv'))
    form.append('mode', mode)
    const asked = { method: 'POST', headers: { ...headers, 'idempotency-key': key }, body: form }
    const answer = await fetch(url, asked)
    const text = await answer.text()
    if (answer.status !== 202 && answer.status < 500) throw new Error(`${answer.status} ${text}`)
    const { id } = Value.Parse(importRun, JSON.parse(text))
    return { id, isReplayed: answer.headers.get('idempotent-replayed') === 'true' }
  }
  async function get(path: string): Promise<string> {
    const answer = await fetch(`${url}/${path}`, { headers })
    if (!answer.ok) throw new Error(`${answer.status} from ${path}`)
    return answer.text()
  }

  return {
    url,
    headers,
    upload: (given: Upload) => insist('an answer to the upload', () => upload(given)),
    /** Fails when the API does. */
    read: async (id: string) => Value.Parse(importRun, JSON.parse(await get(id))),
    results: (id: string, query = '') =>
      insist('the results', () => get(`${id}/results.csv${query}`)),
  }
}

export const countsIn = (data: unknown): Counts => Value.Parse(importRun, data).counts
