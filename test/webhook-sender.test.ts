import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  createWebhookSender,
  readRetryAfter,
  type SenderDeps,
} from '../activities/webhook-sender.ts'
import { parseTarget } from '../api/webhook-requests.ts'
import { isPublicAddress } from '../security/public-addresses.ts'
import { listen } from './support/listen.ts'

const timeoutMs = 1000
const open = { allow: [], allowInsecure: true, timeoutMs }
const post = (url: string, deps: Partial<SenderDeps>) =>
  createWebhookSender({ ...open, ...deps })({ url, headers: { 'webhook-id': 'one' }, body: '{}' })

/** A receiver on loopback, and the settings that exempt it. */
async function receive(listener: RequestListener) {
  const server = createServer(listener)
  const port = await listen(server)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${port}/in`, allow: [`127.0.0.1:${port}`], port }
}

/** Counts who connects: nobody may. */
async function openCanary() {
  let visits = 0
  const { port } = await receive((_request, response) => {
    visits++
    response.end('the secrets of this machine')
  })
  return { port, visits: () => visits }
}

const hosts = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '017700000001',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.01',
  '127.0.0.1.',
  '0',
  '0.0.0.0',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.b.localhost',
  '127。0。0。1',
  '１２７.0.0.1',
  '①②⑦.0.0.1',
  '%31%32%37.0.0.1',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
]

describe('an address that is not public', () => {
  it.each(hosts)('http://%s is neither registered nor called', async (host) => {
    const canary = await openCanary()
    const url = `http://${host}:${canary.port}/in`
    expect(() => parseTarget(url, open)).toThrow('validation_failed')
    await expect(post(url, {})).rejects.toThrow(/not public|ENOTFOUND|EAI_AGAIN/)
    expect(canary.visits()).toBe(0)
  })

  it.each([
    ['a user name', 'https://ada@hooks.test/in'],
    ['a password', 'https://ada:secret@127.0.0.1/in'],
    ['a host that is a user name', 'https://hooks.test@127.0.0.1/in'],
    ['a fragment', 'https://hooks.test/in#here'],
    ['a backslash for a host', 'https://hooks.test\\@127.0.0.1/'],
    ['a line break', 'https://hooks.test/\nin'],
    ['file', 'file:///etc/passwd'],
    ['ftp', 'ftp://hooks.test/'],
    ['gopher', 'gopher://127.0.0.1:70/'],
    ['data', 'data:text/plain,hello'],
    ['no host', 'https://'],
    ['http where it is not allowed', 'http://hooks.test/'],
  ])('%s is not registered', (_what, url) => {
    expect(() => parseTarget(url, { allow: [], allowInsecure: false })).toThrow('validation_failed')
  })

  it.each([
    ['127.0.0.1'],
    ['::ffff:127.0.0.1'],
    ['::1'],
    ['10.1.2.3'],
    ['169.254.169.254'],
    ['64:ff9b::7f00:1'],
  ])('is not called by a name that leads to %s, alone or beside a public one', async (address) => {
    const canary = await openCanary()
    const family = address.includes(':') ? 6 : 4
    const hostile = { address, family }
    const url = `http://hooks.test:${canary.port}/in`
    expect(parseTarget(url, open)).toBe(url) // nothing is wrong with the name
    for (const answer of [[hostile], [{ address: '203.0.113.1', family: 4 }, hostile]]) {
      const call = post(url, { resolve: async () => answer })
      await expect(call).rejects.toThrow('not public')
    }
    expect(canary.visits()).toBe(0)
  })

  it('is not called by a name that changes its answer between the check and the connection', async () => {
    const canary = await openCanary()
    let asked = 0
    const resolve = async () => {
      asked++
      const address = asked === 1 ? '192.0.2.1' : '127.0.0.1'
      return [{ address, family: 4 }]
    }
    const answers = ['192.0.2.1', '8.8.8.8'].map((address) => ({ address, family: 4 }))
    expect(answers.map(({ address }) => isPublicAddress(address))).toEqual([false, true])
    await expect(post(`http://hooks.test:${canary.port}/`, { resolve })).rejects.toThrow()
    expect(asked).toBe(1) // the connection asks nobody again
    expect(canary.visits()).toBe(0)
  })

  it('may be exempt, as this host at this port and no other', async () => {
    const { url, allow, port } = await receive((_request, response) => response.end('welcome'))
    expect((await post(url, { allow })).status).toBe(200)
    await expect(post(url, { allow: [`127.0.0.1:${port + 1}`] })).rejects.toThrow('not public')
    await expect(post(url, { allow: [`localhost:${port}`] })).rejects.toThrow('not public')
    await expect(post(url, { allow, allowInsecure: false })).rejects.toThrow('Only https')
    expect(parseTarget(url, { allow, allowInsecure: true })).toBe(url)
  })

  it('is connected to as it was checked, under its own name', async () => {
    let host: string | undefined
    const { port } = await receive((request, response) => {
      host = request.headers.host
      response.end()
    })
    const deps = {
      allow: [`hooks.test:${port}`],
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    }
    expect((await post(`http://hooks.test:${port}/`, deps)).status).toBe(200)
    expect(host).toBe(`hooks.test:${port}`)
  })
})

describe('an answer', () => {
  it.each<[string, RequestListener]>([
    ['never comes', () => {}],
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

  it('that redirects is given as it is, and nobody goes there', async () => {
    const canary = await openCanary()
    const { url, allow } = await receive((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${canary.port}/` }).end(),
    )
    expect((await post(url, { allow: [...allow, `127.0.0.1:${canary.port}`] })).status).toBe(307)
    expect(canary.visits()).toBe(0)
  })

  it.each([
    ['is no HTTP', (socket: Socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')],
    [
      'has endless headers',
      (socket: Socket) => socket.write(`HTTP/1.1 200 OK\r\na: ${'b'.repeat(99_999)}`),
    ],
    ['is hung up', (socket: Socket) => socket.destroy()],
  ])('that %s is a failure', async (_what, speak) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => speak(socket))
    })
    const port = await listen(server)
    onTestFinished(() => void server.close())
    const call = post(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] })
    await expect(call).rejects.toThrow()
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
