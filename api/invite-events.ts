import type { Sql } from '../db/client.ts'
import {
  type Changes,
  type InviteChange,
  type Position,
  readChanges,
} from '../db/invite-changes.ts'
import type { InviteScope } from '../db/invites.ts'
import { couldSee, readSnapshot, seesAll, shortened, writeSnapshot } from '../db/snapshots.ts'
import { quietMs, reconnectSoon, stillHere, writeEvent } from './event-streams.ts'
import type { InviteFeed, InviteFeeds, InviteNews } from './invite-feeds.ts'

type Following = {
  scope: InviteScope
  lastSeen: Position | null
  untilMs: number
  signal: AbortSignal
}
type Read = (since: Position | null) => Promise<Changes>

/**
 * Server-sent events of a place's invites: `ready`, then `invite` for each that changes, be it by
 * time. Who names the last id they saw goes on behind it. `ready` with `resumed: false` says that
 * what was before, or too much at once, is not told: the list itself tells it.
 */
export const inviteEvents = (
  { sql, feeds }: { sql: Sql; feeds: InviteFeeds },
  following: Following,
): AsyncGenerator<string> => {
  const read: Read = (since) => readChanges(sql, following.scope, since)
  return feeds.follow(following.scope, (feed) => tell(feed, following, read))
}

async function* tell(
  feed: InviteFeed,
  { lastSeen, untilMs, signal }: Following,
  read: Read,
): AsyncGenerator<string> {
  const first = await read(lastSeen)
  const resumes = lastSeen !== null && seesAll(first.position.snapshot, lastSeen.snapshot)
  let at = first.position
  let toldMs = Date.now()
  yield reconnectSoon + beginning(resumes ? lastSeen : null, first)
  while (Date.now() < untilMs) {
    const news = await feed.next()
    if (!news || signal.aborted) return
    const next = await newsSince(news, at, read)
    const text = next.isCut ? ready(next.position, false) : changeEvents(at, next)
    at = next.position
    if (text === '' && Date.now() < toldMs + quietMs) continue
    yield text || stillHere
    toldMs = Date.now()
  }
}

function beginning(from: Position | null, { position, changes, isCut }: Changes): string {
  if (!from || isCut) return ready(position, false)
  const told = changeEvents(from, { position, changes })
  return ready(told ? from : position, true) + told
}

/** The feed's news as far as they are news here; where they begin too late, our own look. */
async function newsSince(news: InviteNews, at: Position, read: Read): Promise<Changes> {
  if (seesAll(at.snapshot, news.position.snapshot) && at.atMs >= news.position.atMs) {
    return { position: at, changes: [], isCut: false }
  }
  const { since } = news
  const joins = since && seesAll(at.snapshot, since.snapshot) && at.atMs >= since.atMs
  if (!joins) return read(at)
  return { ...news, changes: news.changes.filter((change) => isNews(change, at, news.position)) }
}

const isNews = ({ changedIn, expiresAt }: InviteChange, from: Position, to: Position): boolean =>
  !couldSee(from.snapshot, changedIn) ||
  (expiresAt.getTime() >= from.atMs && expiresAt.getTime() <= to.atMs)

/** Until the last of them is told, whoever is cut off begins with the first again. */
const changeEvents = (from: Position, { position, changes }: Omit<Changes, 'isCut'>): string =>
  changes
    .map((change, index) => {
      const id = index === changes.length - 1 ? position : from
      return writeEvent('invite', writePosition(id), JSON.stringify(represent(change)))
    })
    .join('')

const ready = (at: Position, resumed: boolean) =>
  writeEvent('ready', writePosition(at), JSON.stringify({ resumed }))

const represent = ({ id, status, generation, updatedAt, deliveryState }: InviteChange) => ({
  id,
  status,
  generation,
  updated_at: updatedAt.toISOString(),
  delivery_state: deliveryState,
})

const writePosition = ({ snapshot, atMs }: Position) =>
  `${atMs}-${writeSnapshot(shortened(snapshot))}`

/** Where a client says it was; null where it says nothing that could be. */
export function readPosition(id: string): Position | null {
  const [, at = '', text = ''] = /^(\d{1,15})-([\d:,]{1,400})$/.exec(id) ?? []
  const snapshot = readSnapshot(text)
  return snapshot ? { snapshot, atMs: Number(at) } : null
}
