import { once } from 'node:events'
import http, { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findTarget } from '../activities/webhook-targets.ts'
import { parseTarget } from '../api/webhook-requests.ts'
import { open, openCanary, post, receive } from './support/webhook-calls.ts'

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
  '0x7f000001.',
  '00000000177.1',
  '0',
  '0.0.0.0',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.b.localhost',
  'localhost%2e',
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
  '[64:ff9b:1::7f00:1]',
  '[2001:0:7f00:1::]',
  '[::ffff:0:127.0.0.1]',
  '[fec0::1]',
  '[ff02::1]',
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
    await expect(post(url, { resolve: async () => [hostile] })).rejects.toThrow('not public')
    const fine = { address: '8.8.8.8', family: 4 }
    for (const answer of [
      [fine, hostile],
      [hostile, fine],
    ]) {
      await expect(findTarget(url, open, async () => answer)).rejects.toThrow('not public')
    }
    expect(canary.visits()).toBe(0)
  })

  it('is not called by a name that leads to it only once a public answer was checked', async () => {
    const answers = ['8.8.8.8', '127.0.0.1'].map((address) => [{ address, family: 4 }])
    const resolve = async () => answers.shift() ?? []
    const target = await findTarget('https://hooks.test/', open, resolve)
    expect(target.addresses).toEqual([{ address: '8.8.8.8', family: 4 }]) // all that a connection gets
    expect(answers).toHaveLength(1)
  })

  /* Both are loopback, for nothing else may be called here, and exempt: what counts is which. */
  it('is not called where the name changes its answer between the check and the connection', async () => {
    const canary = await openCanary()
    let calls = 0
    const checked = createServer((_request, response) => {
      calls++
      response.end()
    })
    checked.listen(canary.port, '127.0.0.2')
    onTestFinished(() => void checked.close())
    await once(checked, 'listening')
    const answers = ['127.0.0.2', '127.0.0.1', '127.0.0.1']
    const resolve = async () => [{ address: answers.shift() ?? '', family: 4 }]
    const deps = { resolve, allow: [`hooks.test:${canary.port}`] }
    expect((await post(`http://hooks.test:${canary.port}/`, deps)).status).toBe(200)
    expect([calls, canary.visits()]).toEqual([1, 0])
    expect(answers).toHaveLength(2) // the connection asks nobody again
  })

  it('is not called by way of a proxy that holds for the whole process', async () => {
    const canary = await openCanary()
    const { url, allow } = await receive((_request, response) => response.end('welcome'))
    const usual = http.globalAgent
    onTestFinished(() => {
      http.globalAgent = usual
    })
    http.globalAgent = new http.Agent({ host: '127.0.0.1', port: canary.port }) // whoever is asked for
    expect((await post(url, { allow })).body).toBe('welcome')
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
