import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

/** A client that writes bytes as it likes, and hears all that is answered until the end. */
export function openRaw(port: number) {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {}) // the server may hang up while we still write
  const answer = text(socket).catch(() => '')
  return {
    write: (bytes: string) => socket.write(bytes),
    /** Once anything more is answered. */
    heard: () => once(socket, 'data'),
    /** All that was answered, once the server has hung up; the parts are those of the first answer. */
    answer: async () => readRaw(await answer),
    close: () => socket.destroy(),
  }
}

export type RawAnswer = ReturnType<typeof readRaw>

function readRaw(whole: string) {
  const [head = '', body = ''] = whole.split('\r\n\r\n')
  const [statusLine = '', ...headers] = head.split('\r\n')
  const [, code] = /"code":"(\w+)"/.exec(body) ?? []
  return { whole, status: Number(statusLine.split(' ')[1]), headers, code }
}
