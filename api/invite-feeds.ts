import type { Sql } from '../db/client.ts'
import { type Changes, type Position, readChanges } from '../db/invite-changes.ts'
import type { InviteScope } from '../db/invites.ts'
import { createFeeds, type Feed, type Feeds } from './feeds.ts'

/** What changed in a place after `since`; null for the first look, which only finds where it is. */
export type InviteNews = Changes & { since: Position | null }
export type InviteFeed = Feed<InviteNews>
export type InviteFeeds = Feeds<InviteScope, InviteNews>

/** What goes on among the invites of Environments and Accounts. */
export const createInviteFeeds = (sql: Sql): InviteFeeds =>
  createFeeds({
    keyOf: ({ accountId, environmentId }) => `${accountId}/${environmentId}`,
    open: (scope) => {
      let at: Position | null = null
      return async () => {
        const since = at
        const changes = await readChanges(sql, scope, since)
        at = changes.position
        return { ...changes, since }
      }
    },
  })
