import { SharedStream } from './shared-stream.ts'
import { canTakeTurns } from './turns.ts'

/** What we use of an `EventSource`. */
export type Stream = Pick<SharedStream, 'readyState' | 'addEventListener' | 'close'>

/** Server-sent events, in one connection for all tabs of a browser wherever that can be. */
export const openStream = (url: string): Stream =>
  canTakeTurns() ? new SharedStream(url) : new EventSource(url)
