import { randomUUID } from 'node:crypto'
import { type RowOutcome, settleRows } from '../../db/import-rows.ts'
import { beginImport, finishImport } from '../../db/import-runs.ts'

import { type Api, makeKey } from './api.ts'
import { openEnvironment } from './environments.ts'

type Headers = Record<string, string>
export type Asked = {
  mode?: string | undefined
  mapping?: string | object
  selected_rows?: string | number[]
  filename?: string
  headers?: Headers
}
export type ImportsDesk = Awaited<ReturnType<typeof openImports>>

export const newAddress = () => `pat-${randomUUID()}@people.test`
export const header = 'email,first_name,last_name'
/** A file with one line for each, the first three columns filled unless they are given. */
export const fileOf = (...rows: Record<string, string>[]) => {
  const whole = rows.map((row) => ({
    email: newAddress(),
    first_name: 'Pat',
    last_name: 'Lee',
    ...row,
  }))
  const columns = [...new Set(whole.flatMap((row) => Object.keys(row)))]
  const lines = whole.map((row) => {
    const cells = new Map<string, string>(Object.entries(row))
    return columns.map((name) => cells.get(name) ?? '').join(',')
  })
  return [columns.join(','), ...lines].join('\n')
}

/** What a browser sends for a form. */
export async function formOf(fields: [string, string | File][]) {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const sent = new Response(form)
  return {
    payload: Buffer.from(await sent.arrayBuffer()),
    headers: { 'content-type': sent.headers.get('content-type') ?? '' },
  }
}

/** A new account with an environment, a key that may import, and what tests ask of it. */
export async function openImports(api: Api) {
  const env = await openEnvironment(api)
  const key = await makeKey(api, env, ['import.manage', 'invite.manage', 'invite.read'])
  const text = (value: string | object) =>
    typeof value === 'string' ? value : JSON.stringify(value)

  async function send(path: string, file: string | Uint8Array, asked: Asked = {}) {
    const { mode = 'bulk_invite', mapping, selected_rows, filename = 'people.csv' } = asked
    const bytes = typeof file === 'string' ? file : new Uint8Array(file)
    const { payload, headers } = await formOf([
      ['file', new File([bytes], filename)],
      ['mode', mode],
      ...(mapping === undefined ? [] : [field('mapping', text(mapping))]),
      ...(selected_rows === undefined ? [] : [field('selected_rows', text(selected_rows))]),
    ])
    const who = asked.headers ?? key.headers
    return api.call(path, { payload, headers: { ...headers, ...who } })
  }
  const url = '/api/v1/imports'
  const get = async (path: string, headers: Headers = key.headers) =>
    api.call(`${url}/${path}`, { headers })

  return {
    ...env,
    key,
    url,
    get,
    headers: key.headers,
    send,
    upload: (file: string | Uint8Array, asked?: Asked) => send(url, file, asked),
    preview: (file: string | Uint8Array, asked?: Asked) => send(`${url}/preview`, file, asked),
    post: (path: string, payload: object = {}, headers: Headers = key.headers) =>
      api.call(`${url}${path}`, { headers, payload }),
    /** The id of a new import of this file. */
    async begin(file: string, asked?: Asked): Promise<string> {
      const answer = await send(url, file, asked)
      if (answer.statusCode !== 202) throw new Error(answer.body)
      return String(answer.json().id)
    },
    rows: async (id: string, query = '') => (await get(`${id}/rows${query}`)).json().data,
  }
}

const field = (name: string, value: string): [string, string] => [name, value]

/** The status, the code, and the fields that are told of. */
export const codeOf = (answer: { statusCode: number; body: string }) => {
  const { code, errors = [] } = JSON.parse(answer.body)
  return [answer.statusCode, code, ...errors.map(({ field }: { field: string }) => field)]
}

export async function countImports(api: Api, { accountId }: { accountId: string }) {
  const [{ count }] = await api.sql<[{ count: number }]>`
    select count(*)::int from imports where account_id = ${accountId}`
  return count
}

/** How long this process worked on something: other processes of the machine do not count. */
export async function workMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Does what the run would do with these rows, and ends it when all are settled. */
export async function run(api: Api, id: string, outcomes: RowOutcome[]): Promise<void> {
  await beginImport(api.sql, id)
  await settleRows(api.sql, id, outcomes)
  await finishImport(api.sql, id)
}
