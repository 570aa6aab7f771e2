import { describe, expect, it } from 'vitest'
import { parseTarget } from '../api/webhook-requests.ts'
import { isPublicAddress } from '../security/public-addresses.ts'
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
