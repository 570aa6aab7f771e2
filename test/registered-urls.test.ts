import { describe, expect, it } from 'vitest'
import { parseRegisteredUrl } from '../domain/registered-url.ts'

const parse = (text: string) => parseRegisteredUrl(text, 'invite_redirect_url')

describe('an address an application registers', () => {
  it.each([
    'https://acme.test',
    'https://acme.test/',
    'https://ACME.test/Welcome',
    'https://acme.test:8443/cb?next=%2Fhome&x=@y',
    'https://acme.test:443/@team',
    'https://xn--bcher-kva.test/',
    'https://192.0.2.1/cb',
    'https://[2001:db8::1]/cb',
    'http://localhost/cb',
    'http://LOCALHOST:3000/cb',
    'http://127.0.0.1:8080/cb',
    'http://127.255.255.254/cb',
    'http://[::1]:8080/cb',
  ])('is kept as it is written: %s', (text) => {
    expect(parse(text)).toBe(text)
  })

  it.each([
    ['no TLS', 'http://acme.test/'],
    ['a host that only looks local', 'http://localhost.evil.test/'],
    ['a host that ends like a local one', 'http://evil-localhost/'],
    ['numbers that only look local', 'http://127.0.0.1.evil.test/'],
    ['all interfaces', 'http://0.0.0.0/'],
    ['a private network', 'http://10.0.0.1/'],
    ['a local number in disguise', 'http://2130706433/'],
    ['a local number cut short', 'http://127.1/'],
    ['a local number in hexadecimal', 'http://0x7f.0.0.1/'],
    ['a trailing dot', 'http://localhost./'],
    ['a fragment', 'https://acme.test/#token'],
    ['an empty fragment', 'https://acme.test/#'],
    ['a user and a password', 'https://ada:secret@acme.test/'],
    ['a user that looks like a host', 'https://acme.test@evil.test/'],
    ['an empty user', 'https://@evil.test/'],
    ['an empty user and password', 'https://:@evil.test/'],
    ['a wildcard host', 'https://*.acme.test/'],
    ['a wildcard path', 'https://acme.test/*'],
    ['a wildcard port', 'https://acme.test:*/'],
    ['backslashes', 'https:\\\\acme.test\\'],
    ['a backslash before a host', 'https://acme.test\\@evil.test/'],
    ['an encoded host', 'https://%61cme.test/'],
    ['an encoded slash in the host', 'https://acme.test%2Fevil.test/'],
    ['letters of another script', 'https://аcme.test/'],
    ['a full-width dot', 'https://acme。test/'],
    ['no slashes', 'https:acme.test'],
    ['one slash', 'https:/acme.test'],
    ['three slashes', 'https:///acme.test'],
    ['an empty port', 'https://acme.test:/'],
    ['a port that does not exist', 'https://acme.test:65536/'],
    ['no host', 'https://'],
    ['no scheme', '//acme.test/'],
    ['only a path', '/welcome'],
    ['a script', 'javascript:alert(1)'],
    ['a script that looks like an address', 'javascript://acme.test/%0aalert(1)'],
    ['data', 'data:text/html,hi'],
    ['a file', 'file:///etc/passwd'],
    ['an app', 'acme://callback'],
    ['a space before', ' https://acme.test/'],
    ['a tab inside', 'https://ac\tme.test/'],
    ['a line break', 'https://acme.test/\r\nSet-Cookie: a=b'],
    ['nothing', ''],
  ])('is not %s', (_what, text) => {
    expect(() => parse(text)).toThrow('validation_failed')
  })
})
