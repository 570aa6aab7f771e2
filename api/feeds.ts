import { setTimeout as delay } from 'node:timers/promises'

export type Feed<News> = { next: () => Promise<News | null> }
export type Feeds<Subject, News> = {
  /** Gives a subject's feed for as long as `use` takes. */
  follow: (
    subject: Subject,
    use: (feed: Feed<News>) => AsyncGenerator<string>,
  ) => AsyncGenerator<string>
  close: () => void
}
type Sources<Subject, News> = {
  keyOf: (subject: Subject) => string
  /** How to look at a subject that nobody followed until now. */
  open: (subject: Subject) => () => Promise<News | null>
}

const pollMs = 1000

/**
 * What goes on, for whoever follows it: each subject is looked at once a second at most, and only
 * while somebody waits, however many they are. After `close`, and when Postgres does not answer,
 * `next` gives null: who follows asks again and goes on where they were.
 */
export function createFeeds<Subject, News>({
  keyOf,
  open,
}: Sources<Subject, News>): Feeds<Subject, News> {
  const feeds = new Map<string, { feed: Feed<News>; followers: number }>()
  const closing = new AbortController()

  return {
    async *follow(subject, use) {
      const key = keyOf(subject)
      const entry = feeds.get(key) ?? { feed: paced(open(subject), closing.signal), followers: 0 }
      feeds.set(key, entry)
      entry.followers += 1
      try {
        yield* use(entry.feed)
      } finally {
        entry.followers -= 1
        if (entry.followers === 0) feeds.delete(key)
      }
    },

    close: () => closing.abort(),
  }
}

function paced<News>(look: () => Promise<News | null>, signal: AbortSignal): Feed<News> {
  let waiting: Promise<News | null> | null = null
  let lookedAtMs = 0

  async function lookSoon(): Promise<News | null> {
    await delay(Math.max(0, lookedAtMs + pollMs - Date.now()), undefined, { signal })
    lookedAtMs = Date.now()
    return look()
  }

  return {
    next() {
      waiting ??= lookSoon()
        .catch(() => null)
        .finally(() => {
          waiting = null
        })
      return waiting
    },
  }
}
