import { setTimeout as delay } from 'node:timers/promises'
import type { Sql } from '../db/client.ts'
import type { RowRange } from '../db/import-rows.ts'
import { readOutgoingOf } from '../db/imported-invites.ts'
import {
  beginText,
  type Message,
  type OutgoingInvite,
  recordAllSent,
  recordSendFailures,
  type SendFailure,
} from '../db/sending.ts'
import { readSendFailure } from '../posting/failure.ts'
import type { FairGate } from './fair-gate.ts'
import { gathered } from './gathered.ts'
import { whileBeating } from './heartbeats.ts'
import type { Mailer } from './mailer.ts'

export type ImportMailsDeps = { sql: Sql; mailer: Mailer; sendGate: FairGate }

const hopeless = 20 // tries in a row that nobody answered
const staleMs = 250

/**
 * Sends the first messages of a batch, one try each, at the pace of all imports. What does not
 * arrive now is left to the invite's own workflow, which tries again. A message is noted before
 * the next one takes its place, so that a worker that dies leaves few that are sent twice.
 */
export function createImportMails({ sql, mailer, sendGate }: ImportMailsDeps) {
  const underway = new Map<string, Promise<void>>()
  const noteSent = gathered<Message>((all) => insist(() => recordAllSent(sql, all)))
  const noteFailed = gathered<SendFailure>((all) => insist(() => recordSendFailures(sql, all)))

  async function sendOne(invite: OutgoingInvite): Promise<'answered' | 'unanswered'> {
    const message = { id: invite.id, generation: 1, byRun: false }
    try {
      await mailer.sendInvite(invite, 1, () => beginText(sql, invite.id, 1))
    } catch (error) {
      const { permanent, reason, answered } = readSendFailure(error)
      await noteFailed({ ...message, error: reason, permanent })
      return answered ? 'answered' : 'unanswered'
    }
    await noteSent(message)
    return 'answered'
  }

  async function sendBatch(importId: string, range: RowRange, cancelled: AbortSignal) {
    const outgoing = refreshed(() => readOutgoingOf(sql, importId, range))
    const trouble = new AbortController()
    const stopped = AbortSignal.any([cancelled, trouble.signal])
    let unanswered = 0
    const sendNow = async (id: string) => {
      if (stopped.aborted || unanswered >= hopeless) return
      const invite = (await outgoing()).find((one) => one.id === id)
      if (!invite || invite.suspended) return
      unanswered = (await sendOne(invite)) === 'answered' ? 0 : unanswered + 1
    }
    const sending = (await outgoing()).map(({ id, accountId }) =>
      sendGate(accountId, () => sendNow(id)).catch((failure: unknown) => trouble.abort(failure)),
    )
    await Promise.all(sending) // all of them: a next try must not meet one of this
    stopped.throwIfAborted()
  }

  return {
    /** A second call while the first is still at work joins it. */
    sendImportedInvites(importId: string, range: RowRange): Promise<void> {
      const key = `${importId}/${range.from}`
      const first = underway.get(key)
      if (first) return whileBeating(() => first)
      const sent = whileBeating((cancelled) => sendBatch(importId, range, cancelled))
      underway.set(key, sent)
      return sent.finally(() => underway.delete(key))
    },
  }
}

/**
 * In line for a while, an invite may have been accepted, withdrawn or sent anew: what was read is
 * believed for a moment only.
 */
function refreshed<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let last: Promise<Value> | undefined
  let readAtMs = 0
  return () => {
    if (last && Date.now() < readAtMs + staleMs) return last
    readAtMs = Date.now()
    last = read()
    return last
  }
}

/** What was sent must be noted: a database that is away is waited for, and nothing sent meanwhile. */
async function insist(write: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await write()
      return
    } catch (failure) {
      if (tries === 60) throw failure
      await delay(500)
    }
  }
}
