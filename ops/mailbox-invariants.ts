import type { Sql } from 'postgres'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

const mails = Type.Array(Type.Object({ messageId: Type.String(), text: Type.String() }))
type Found = { count: number; tokens: Set<string> }

/**
 * Every message that was noted as sent is in the mailbox, at most twice (a retry after an unknown
 * outcome), under one Message-ID and with one link. Spec §5.
 */
export async function checkMailbox(sql: Sql, mailUrl: string): Promise<string[]> {
  const answer = await fetch(`${mailUrl}/email`)
  const found = groupByMessage(Value.Parse(mails, await answer.json()))
  const sent = await sql<{ message: string }[]>`
    select distinct invite_id || '-' || (detail ->> 'generation') as message from invite_events
    where type = 'sent'`
  const known = await sql<{ id: string }[]>`select id from invites`
  const ids = new Set(known.map(({ id }) => id))
  const missing = sent.filter(({ message }) => !found.has(message))
  return [
    ...missing.map(({ message }) => `noted as sent, not in the mailbox: ${message}`),
    ...[...found].flatMap(([message, mail]) => judge(message, mail, ids)),
  ]
}

function judge(message: string, { count, tokens }: Found, ids: Set<string>): string[] {
  const findings: string[] = []
  if (count > 2) findings.push(`mailed ${count} times: ${message}`)
  if (tokens.size !== 1) findings.push(`${tokens.size} distinct links in one message: ${message}`)
  if (!ids.has(message.slice(0, 36)))
    findings.push(`a mail of an invite that is not there: ${message}`)
  return findings
}

function groupByMessage(all: { messageId: string; text: string }[]): Map<string, Found> {
  const found = new Map<string, Found>()
  for (const { messageId, text } of all) {
    const [, message] = /^<?invite-([0-9a-f-]{36}-\d+)@/.exec(messageId) ?? []
    if (!message) continue
    const mail = found.get(message) ?? { count: 0, tokens: new Set() }
    const tokens = [...text.matchAll(/[?&]token=([\w-]+)/g)].map(([, token = '']) => token)
    found.set(message, { count: mail.count + 1, tokens: new Set([...mail.tokens, ...tokens]) })
  }
  return found
}
