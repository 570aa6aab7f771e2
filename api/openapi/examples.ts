import { Value } from 'typebox/value'
import type { Components } from './components.ts'
import { isSchema, type Media, type Operation, type Schema } from './document.ts'

/** What a field holds in an example when its schema names none. The first that fits is taken. */
const byName: Record<string, unknown> = {
  email: 'ada@example.com',
  masked_email: 'a•••@example.com',
  mobile_number: '+4915112345678',
  masked_mobile_number: '+49•••78',
  slug: 'acme',
  account_slug: 'acme',
  first_name: 'Ada',
  last_name: 'Lovelace',
  account_name: 'Acme',
  inviter_name: 'Grace Hopper',
  template_key: 'INVITE_USER',
  lang: 'en',
  message: 'We look forward to working with you.',
  accept_url: 'https://vestibule.example.com/app/identity/accept-invite?token=AQ…',
  invite_ttl: '7d',
  resend_cooldown: '5m',
  client_id: 'acme-portal',
  client_name: 'Acme Portal',
  permission: 'invite.read',
  prefix: 'vst_3kTq9xWm',
  key: 'vst_3kTq9xWm…',
  token: 'eyJhbGciOiJFZERTQSJ9…',
  last_error: null,
  next_cursor: null,
}
const usual = [
  '0197d3a4-8f6c-7c3e-9d2b-5a1f0e4c7b86',
  '2026-01-05T09:30:00.000Z',
  'https://app.example.com/welcome',
  'ada@example.com',
  '+4915112345678',
  'correct horse battery staple',
  '7d',
  'en',
  'acme',
  'acme-portal',
  'c2FtcGxl',
]
/* Of the above, what looks as if it were meant only where a format or a pattern asks for it. */
const plain = ['Acme', 'acme']

type Kind = 'request' | 'response'

/** An example of whatever a schema describes: of requests what is needed, of answers all there is. */
export function createExamples({ resolve }: Components) {
  function exampleOf(given: Schema, kind: Kind, name = ''): unknown {
    const schema = resolve(given)
    const declared = [schema.examples].flat()[0] ?? schema.default
    if (declared !== undefined) return declared
    if ('const' in schema) return schema.const
    if (Array.isArray(schema.enum)) return schema.enum[0]
    const branches = schema.anyOf ?? schema.oneOf
    if (Array.isArray(branches)) return exampleOf(branchOf(branches, name), kind, name)
    if (Array.isArray(schema.allOf)) return whole(schema.allOf.filter(isSchema), kind)
    if (schema.type === 'object') return objectOf(schema, kind)
    if (schema.type === 'array') return listOf(schema, kind, name)
    return scalarOf(schema, name)
  }

  function objectOf({ properties, required }: Schema, kind: Kind): object {
    const needed = Array.isArray(required) ? required : []
    const all = Object.entries(isSchema(properties) ? properties : {})
    const shown = all.filter(([name]) => kind === 'response' || needed.includes(name))
    const entries = (shown.length > 0 ? shown : all).map(([name, inner]) => [
      name,
      isSchema(inner) ? exampleOf(inner, kind, name) : null,
    ])
    return Object.fromEntries(entries)
  }

  const whole = (parts: Schema[], kind: Kind): object =>
    Object.assign({}, ...parts.map((part) => exampleOf(part, kind)))

  let depth = 0 // a tree holds trees
  function listOf({ items }: Schema, kind: Kind, name: string): unknown[] {
    if (!isSchema(items) || depth > 2) return []
    depth += 1
    const one = exampleOf(items, kind, name.replace(/s$/, ''))
    depth -= 1
    return [one]
  }

  return exampleOf
}

function branchOf(branches: unknown[], name: string): Schema {
  const wanted = byName[name] === null ? 'null' : undefined
  const fitting = branches.filter(isSchema)
  const found = fitting.find(({ type }) => type === wanted)
  return found ?? fitting.find(({ type }) => type !== 'null') ?? {}
}

function scalarOf(schema: Schema, name: string): unknown {
  if (schema.type === 'null') return null
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1
  const strict = schema.format !== undefined || schema.pattern !== undefined
  const candidates = [byName[name], ...(strict ? usual : []), ...plain]
  return candidates.find((value) => value !== undefined && Value.Check(schema, value)) ?? ''
}

/** Beside every body, where the schema did not bring one. */
export function addExamples(
  { requestBody, responses }: Operation,
  exampleOf: ReturnType<typeof createExamples>,
): void {
  const add = (media: Media, kind: Kind) => {
    if (media.schema) media.example ??= exampleOf(media.schema, kind)
  }
  for (const media of Object.values(requestBody?.content ?? {})) add(media, 'request')
  for (const { content = {} } of Object.values(responses)) {
    for (const media of Object.values(content)) add(media, 'response')
  }
}
