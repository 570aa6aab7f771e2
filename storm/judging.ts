import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import type { Sql } from 'postgres'
import type { StackFile } from '../bench/support/stack.ts'
import type { MailServer } from './mail-server.ts'
import type { Plan, Planned } from './plan.ts'

/** Each row as it was stored: one outcome, the one that was planned, and what it made. */
export async function judgeRows(sql: Sql, id: string, { rows }: Plan): Promise<string[]> {
  const stored = await sql<{ number: number; status: string; code: string | null; made: number }[]>`
    select number, status, code, (select count(*)::int from invites where id = outcome_id)
      + (select count(*)::int from identities where id = outcome_id) as made
    from import_rows where import_id = ${id} order by number`
  const told = stored.map(({ status, code, made }) => `${status} ${code} ${made}`)
  const [{ made }] = await sql<[{ made: number }]>`
    select count(*)::int as made from invites where import_id = ${id}`
  const invited = rows.filter(({ code, cells }) => code === null && cells.length > 4).length
  return [
    ...(stored.length === rows.length ? [] : [`${stored.length} rows of ${rows.length}`]),
    ...(made === invited ? [] : [`${made} invites where ${invited} were planned`]),
    ...rows.flatMap(({ code, kind }, at) => {
      const planned = code === null ? 'succeeded null 1' : `failed ${code} 0`
      return told[at] === planned ? [] : [`row ${at + 1} (${kind}): ${told[at]}, not ${planned}`]
    }),
  ]
}

/** The results as they are downloaded, formulas made harmless. */
export function judgeResults(file: string, { columns, rows }: Plan): string[] {
  const [, ...lines] = Papa.parse<string[]>(file.replace(/^\ufeff/, '').trimEnd()).data
  if (lines.length !== rows.length) return [`results: ${lines.length} lines for ${rows.length}`]
  const secret = columns.indexOf('password')
  return rows.flatMap(({ cells, code }, at) => {
    const shown = cells.map((cell, place) => (place === secret ? '' : harmless(cell)))
    const planned = [...shown, code === null ? 'succeeded' : 'failed', code ?? '']
    const line = lines[at]?.slice(0, planned.length) ?? []
    const isRight = planned.every((cell, place) => cell === line[place])
    return isRight ? [] : [`results: line ${at + 1} is ${line.join(' | ')}`]
  })
}

const harmless = (cell: string) => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell)

/** One link and one Message-ID for each who is to have a mail, and none for anybody else. */
export function judgeMails({ taken }: MailServer, { rows }: Plan, copies: number): string[] {
  const expected = new Set(rows.filter(({ mail }) => mail === 'taken').map(({ email }) => email))
  const others = [...taken.keys()].filter((email) => isOurs(email) && !expected.has(email))
  return [
    ...others.map((email) => `a mail that nobody was to have: ${email}`),
    ...[...expected].flatMap((email) => {
      const mails = taken.get(email)
      if (!mails) return [`no mail: ${email}`]
      const { links, messageIds, count } = mails
      if (links.size !== 1) return [`${links.size} distinct links: ${email}`]
      if (messageIds.size !== 1) return [`${messageIds.size} Message-IDs: ${email}`]
      return count > copies ? [`${count} copies: ${email}`] : []
    }),
  ]
}

const isOurs = (email: string) => email.endsWith('@storm.example.com')

/** Whether every invite of these imports has its workflow. */
export async function haveEnded(sql: Sql, ids: string[]): Promise<boolean> {
  const left = await sql`select from imports where id = any(${ids}) and run_ended_at is null`
  return left.length === 0
}

/** Whose mails have not come to their end yet: neither taken nor given up. */
export async function countUnsent(sql: Sql, id: string, { rows }: Plan): Promise<number> {
  const states = await sql<{ number: number; state: string }[]>`
    select number, delivery_state as state from import_rows join invites on invites.id = outcome_id
    where import_rows.import_id = ${id}`
  const wanted: Record<Planned['mail'], string> = { taken: 'sent', bounced: 'failed', none: '' }
  return states.filter(({ number, state }) => {
    const planned = rows[number - 1]
    return planned && planned.mail !== 'none' && state !== wanted[planned.mail]
  }).length
}

/** What must not be left in the database. */
export async function judgeLeftovers(sql: Sql, uploads: number): Promise<string[]> {
  const [left] = await sql<[{ sealed: number; imports: number; open: number }]>`
    select (select count(*)::int from import_rows where sealed_password is not null) as sealed,
      (select count(*)::int from imports) as imports,
      (select count(*)::int from imports where status <> 'completed') as open`
  return [
    ...(left.sealed ? [`${left.sealed} sealed passwords are left`] : []),
    ...(left.imports === uploads ? [] : [`${left.imports} imports of ${uploads} uploads`]),
    ...(left.open ? [`${left.open} imports have not completed`] : []),
  ]
}

/** What `npm run check:invariants` finds, but for its mailbox, which is ours. */
export async function askInvariants(stack: StackFile): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-storm-'))
  const path = join(folder, 'stack.json')
  writeFileSync(path, JSON.stringify({ ...stack, mail_url: null }))
  const script = fileURLToPath(new URL('./check-invariants.js', import.meta.url)) // in dist/
  const env = { ...process.env, STACK_FILE: path, SETTLE_SECONDS: '60' }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  await once(child, 'close')
  rmSync(folder, { recursive: true })
  return text.trim()
}
