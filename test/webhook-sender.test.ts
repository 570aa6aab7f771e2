import type { RequestListener } from 'node:http'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { reasonOf } from '../activities/webhook-failures.ts'
import { readRetryAfter } from '../activities/webhook-sender.ts'
import { listen } from './support/listen.ts'
import { openCanary, post, receive, timeoutMs } from './support/webhook-calls.ts'

describe('an answer', () => {
  it.each<[string, RequestListener]>([
    ['never comes', () => {}],
    [
      'goes on announcing itself',
      async (_request, response) => {
        for (let times = 0; times < 100 && !response.destroyed; times++) {
          response.writeProcessing()
          await delay(100)
        }
      },
    ],
    ['never ends', (_request, response) => void response.writeHead(200).write('and')],
    [
      'drips',
      async (_request, response) => {
        response.writeHead(200)
        for (let drops = 0; drops < 100 && !response.destroyed; drops++) {
          response.write('.')
          await delay(100)
        }
      },
    ],
  ])('that %s is not waited for', async (_what, listener) => {
    const { url, allow } = await receive(listener)
    const beganMs = performance.now()
    await expect(post(url, { allow })).rejects.toThrow('There was no whole answer in time.')
    expect(performance.now() - beganMs).toBeLessThan(timeoutMs + 2000)
  })

  it('is not waited for where the name never resolves', async () => {
    const resolve = () => new Promise<never>(() => {})
    await expect(post('https://hooks.test/', { resolve })).rejects.toThrow('in time')
  })

  it('may be endless: its beginning is kept', async () => {
    const { url, allow } = await receive((_request, response) => {
      const pour = () => {
        while (response.write('x'.repeat(16_384)));
      }
      response.writeHead(200).on('drain', pour)
      pour()
    })
    const answer = await post(url, { allow })
    expect(answer.status).toBe(200)
    expect(answer.body).toBe('x'.repeat(4096))
  })

  it.each([
    ['€'.repeat(4096), '€'.repeat(1365)],
    ['a\0b', 'ab'],
    [Buffer.alloc(8000, 0xff), expect.stringMatching(/^\uFFFD+$/)],
  ])('is kept as text that fits', async (sent, kept) => {
    const { url, allow } = await receive((_request, response) => response.end(sent))
    const { body } = await post(url, { allow })
    expect(body).toEqual(kept)
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(4096)
  })

  it('is kept as it came: nothing is unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(50_000_000, 'x'))
    const { url, allow } = await receive((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
    )
    const { body } = await post(url, { allow })
    expect(body).not.toContain('xxxx')
  })

  it('that redirects is given as it is, and nobody goes there', async () => {
    const canary = await openCanary()
    const { url, allow } = await receive((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${canary.port}/` }).end(),
    )
    expect((await post(url, { allow: [...allow, `127.0.0.1:${canary.port}`] })).status).toBe(307)
    expect(canary.visits()).toBe(0)
  })

  it.each([
    [
      'is no HTTP',
      'What answers there does not speak HTTP (HPE_INVALID_CONSTANT).',
      (socket: Socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'),
    ],
    [
      'has endless headers',
      'The headers of the answer are too long (HPE_HEADER_OVERFLOW).',
      (socket: Socket) => socket.write(`HTTP/1.1 200 OK\r\na: ${'b'.repeat(99_999)}`),
    ],
    [
      'changes the protocol',
      'The connection was closed without an answer.',
      (socket: Socket) =>
        socket.write('HTTP/1.1 101 Hi\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n'),
    ],
    [
      'is hung up',
      'The receiver cut the connection before it answered (ECONNRESET).',
      (socket: Socket) => socket.destroy(),
    ],
  ])('that %s is a failure, told as: %s', async (_what, told, speak) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => speak(socket))
    })
    const port = await listen(server)
    onTestFinished(() => void server.close())
    const call = post(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] })
    expect(reasonOf(await call.catch((failure) => failure))).toBe(told)
  })

  it.each([
    ['120', 120_000],
    ['soon', 0],
    ['-5', 0],
    ['1e9', 0],
    [undefined, 0],
  ])('asks with Retry-After: %s for that much', (header, ms) => {
    expect(readRetryAfter(header)).toBe(ms)
  })

  it('may ask with a date', () => {
    const at = new Date(Date.now() + 60_000).toUTCString()
    expect(Math.abs(readRetryAfter(at) - 60_000)).toBeLessThan(2000)
  })
})
