import { SharedStream } from './shared-stream.ts'
import { canTakeTurns } from './turns.ts'
import { reader } from './who.ts'

/** What we use of an `EventSource`. */
export type Stream = Pick<SharedStream, 'readyState' | 'addEventListener' | 'close'>

/** Server-sent events, in one connection for all tabs of a reader wherever that can be. */
export const openStream = (url: string): Stream =>
  canTakeTurns() ? new SharedStream(url, reader()) : new EventSource(url)
