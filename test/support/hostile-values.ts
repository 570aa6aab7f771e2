import fc from 'fast-check'

/** What no caller means and some caller sends, as a value in JSON. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom('\0', 'a\0b', '\ud800', '\udfff tail'), // what Postgres cannot store
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    0.5,
    1e308,
    2 ** 53,
    '',
    ' ',
    '\u202eevil',
    '\u200b',
    '9'.repeat(400),
    'a'.repeat(20_000),
    "'; drop table invites; --",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    'a@b\r\nBcc: x@y.example',
    'аda@example.com',
    '9999-12-31T23:59:60Z',
    '0000-00-00T00:00:00.000Z',
    '00000000-0000-0000-0000-000000000000',
    [],
    {},
    [[], {}, null],
    Array.from({ length: 300 }, () => 'x'),
    Object.fromEntries([['__proto__', { admin: true }]]),
    { constructor: { prototype: { admin: true } } },
    { toString: null, length: -1 },
    nest(40),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
)

function nest(depth: number): unknown {
  let inner: unknown = 1
  for (let level = 0; level < depth; level += 1) inner = level % 2 ? [inner] : { a: inner }
  return inner
}

/** Bodies that are no JSON, or more than anybody should send. */
export const hostileBody = fc.constantFrom(
  '',
  '{',
  '{"a":1',
  'null',
  '[]',
  '0',
  '"text"',
  '\u0000',
  '\ufeff{}',
  '{"a":1}{"b":2}',
  '{"email":1,"email":2}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"a":"\\ud800"}',
  '{"a\\u0000":1}',
  'email=ada%40example.com',
  `"${'a'.repeat(70_000)}"`,
  '['.repeat(20_000),
  `${'['.repeat(200)}${']'.repeat(200)}`,
)

export const contentType = fc.oneof(
  { weight: 12, arbitrary: fc.constant('application/json') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'application/json; charset=utf-16',
      'application/problem+json',
      'text/plain',
      'text/html; charset=\u00ff',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'json',
      ';',
    ),
  },
)

/** A piece of an address as it travels: percent-encoded, or not even that. */
export const hostileText = fc.oneof(
  fc.constantFrom('%00', 'a%00b'),
  fc.constantFrom(
    '',
    '%00',
    '%zz',
    '%',
    '%ED%A0%80',
    '%FF%FE',
    '%2e%2e%2fetc%2fpasswd',
    '%2F',
    '+',
    'a'.repeat(5000),
    '-1',
    'NaN',
    '1e9',
    'null',
    '%5B%5D',
    "';--",
  ),
  fc.string({ maxLength: 30 }).map(encodeURIComponent),
)

/** What fits into a header: no line breaks, nothing beyond Latin-1. */
export const hostileHeader = fc.oneof(
  fc.constantFrom('', ' ', ',', '=;=', 'a'.repeat(300), '\u00ff\u00e9', 'null', '%00', '::1, ::2'),
  fc.string({ maxLength: 30 }).filter((text) => /^[ -~]*$/.test(text)),
)
