import { awaitTurn } from './turns.ts'

const told = ['open', 'error', 'ready', 'invite', 'progress', 'done'] as const
type Told = (typeof told)[number]
type Listener = (event: MessageEvent<string>) => void
type News = { type: Told; data: string; id: string; readyState: number }
type Word =
  | { say: 'hello' }
  | { say: 'welcome'; id: string; readyState: number }
  | { say: 'news'; news: News }

/**
 * What one tab hears, all tabs do that follow the same address for the same reader: to a host they
 * have six connections between them. A tab that is seen leads; the next one goes on behind the last
 * event that was told. Whoever joins is told `ready` as by the server: what there is, is to be read.
 */
export class SharedStream {
  readyState: number = EventSource.CONNECTING
  readonly #url: string
  readonly #name: string
  readonly #channel: BroadcastChannel
  readonly #listeners: [Told, Listener][] = []
  #part: 'new' | 'follows' | 'leads' = 'new'
  #lastId = ''
  #leave = () => {}

  constructor(url: string, reader: string) {
    this.#url = url
    this.#name = `stream ${reader} ${url}`
    this.#channel = new BroadcastChannel(this.#name)
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Word>) => this.#hear(data))
    document.addEventListener('visibilitychange', this.#takePart)
    this.#takePart()
    this.#say({ say: 'hello' })
  }

  addEventListener(type: Told, listener: Listener): void {
    this.#listeners.push([type, listener])
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.#takePart)
    this.#leave()
    this.#channel.close()
    this.readyState = EventSource.CLOSED
  }

  /** Hidden tabs need no connection, and go on hearing what the others hear. */
  readonly #takePart = () => {
    this.#leave()
    this.#leave = document.hidden ? () => {} : awaitTurn(this.#name, this.#lead)
  }

  readonly #lead = () => {
    this.#part = 'leads'
    this.readyState = EventSource.CONNECTING
    const source = new EventSource(goingOn(this.#url, this.#lastId))
    for (const type of told) {
      source.addEventListener(type, ({ data, lastEventId: id }: Partial<MessageEvent<string>>) => {
        const news = { type, data: data ?? '', id: id ?? '', readyState: source.readyState }
        this.#say({ say: 'news', news })
        this.#learn(news)
      })
    }
    this.#welcome()
    return () => {
      source.close()
      this.#part = 'follows'
    }
  }

  #hear(word: Word): void {
    if (word.say === 'hello' && this.#part === 'leads') this.#welcome()
    if (word.say === 'news' && this.#part === 'follows') this.#learn(word.news)
    if (word.say === 'welcome' && this.#part === 'new') {
      this.#part = 'follows'
      const { id, readyState } = word
      if (readyState === EventSource.OPEN) this.#learn({ type: 'open', data: '', id, readyState })
      this.#learn({ type: 'ready', data: '{"resumed":false}', id, readyState })
    }
  }

  /** One that was refused ends for all; each then tries again as it likes. */
  #learn({ type, data, id, readyState }: News): void {
    this.readyState = readyState
    this.#lastId = id || this.#lastId
    if (readyState === EventSource.CLOSED) this.close()
    const event = new MessageEvent(type, { data, lastEventId: id })
    for (const [wanted, listener] of this.#listeners) if (wanted === type) listener(event)
  }

  readonly #welcome = () => {
    this.#say({ say: 'welcome', id: this.#lastId, readyState: this.readyState })
  }
  readonly #say = (word: Word) => this.#channel.postMessage(word)
}

function goingOn(url: string, lastId: string): string {
  if (lastId === '') return url
  return `${url}${url.includes('?') ? '&' : '?'}last_event_id=${encodeURIComponent(lastId)}`
}
