import type { Random } from './random.ts'

/** What is to become of a row, known before anybody has read it. */
export type Planned = {
  kind: Kind
  cells: string[]
  email: string
  code: string | null // null: it succeeds
  mail: 'none' | 'taken' | 'bounced'
  refusals: number // how often the mail server says 451 before it takes the message
}
export type Plan = { columns: string[]; rows: Planned[] }
export type Place = { role_id: string; node_id: string; foreign_role_id: string }

const shares: [Kind, number][] = [
  ['formula', 0.04],
  ['rtl', 0.04],
  ['bouncing', 0.03],
  ['busy', 0.05],
  ['silent', 0.02],
  ['malformed', 0.03],
  ['unpaired', 0.01],
  ['duplicate', 0.03],
  ['foreignRole', 0.03],
  ['unknownNode', 0.01],
]
type Kind = keyof typeof kinds | 'plain'

const formulas = ['=1+1', '+1+1', '-2+3', '@SUM(A1:A9)', `=HYPERLINK("http://x.test","a")`]
const rtlNames: [string, string][] = [
  ['נועה', 'לוי'],
  ['محمد', 'الأحمد'],
  ['مریم', 'حسینی'],
]
const malformed: Partial<Person>[] = [
  { email: 'nobody' },
  { email: 'two@at@storm.example.com' },
  { email: '' },
  { first_name: '' },
  { last_name: 'x'.repeat(101) },
  { send_email: 'perhaps' },
]

const columns = ['email', 'first_name', 'last_name', 'role_id', 'node_id', 'send_email'] as const
type Person = Record<(typeof columns)[number], string>
type Drawn = { random: Random; place: Place; earlier: string[] }
type Turn = { given?: Partial<Person>; code?: string; mail?: Planned['mail']; refusals?: number }

const kinds = {
  formula: ({ random }: Drawn): Turn => ({
    given: { first_name: pickOf(random, formulas), last_name: pickOf(random, formulas) },
  }),
  rtl: ({ random }: Drawn): Turn => {
    const [first_name, last_name] = pickOf(random, rtlNames)
    return { given: { first_name, last_name } }
  },
  bouncing: (): Turn => ({ mail: 'bounced' }),
  busy: ({ random }: Drawn): Turn => ({ refusals: random.between(1, 3) }),
  silent: (): Turn => ({ given: { send_email: 'no' }, mail: 'none' }),
  malformed: ({ random }: Drawn): Turn => ({
    given: pickOf(random, malformed),
    code: 'validation_failed',
  }),
  unpaired: (): Turn => ({ given: { node_id: '' }, code: 'role_node_pair' }),
  duplicate: ({ random, earlier }: Drawn): Turn => ({
    given: { email: pickOf(random, earlier).toUpperCase() },
    code: 'duplicate_in_file',
  }),
  foreignRole: ({ place }: Drawn): Turn => ({
    given: { role_id: place.foreign_role_id },
    code: 'unknown_role',
  }),
  unknownNode: ({ random }: Drawn): Turn => ({
    given: { node_id: random.uuid() },
    code: 'unknown_node',
  }),
}

/** Rows of a `bulk_invite`. The same seed gives the same rows, but for the ids of the place. */
export function planInvites(random: Random, count: number, place: Place): Plan {
  const earlier: string[] = []
  const rows = Array.from({ length: count }, (_row, index): Planned => {
    const drawn = random.weighted(shares, 'plain')
    const kind = drawn === 'duplicate' && earlier.length === 0 ? 'plain' : drawn
    const turn: Turn = kind === 'plain' ? {} : kinds[kind]({ random, place, earlier })
    const { role_id, node_id } = place
    const person = {
      email: `${kind.toLowerCase()}-${index + 1}@storm.example.com`,
      first_name: 'Ada',
      last_name: `Lovelace ${index + 1}`,
      role_id,
      node_id,
      send_email: '',
      ...turn.given,
    }
    const { code = null, refusals = 0 } = turn
    if (code === null) earlier.push(person.email)
    const mail = code === null ? (turn.mail ?? 'taken') : 'none'
    const cells = columns.map((name) => person[name])
    return { kind, cells, email: person.email, code, mail, refusals }
  })
  return { columns: [...columns], rows }
}

/** Rows of a `bulk_create` with passwords, every tenth of them too short. */
export function planPeople(random: Random, count: number): Plan {
  const rows = Array.from({ length: count }, (_row, index): Planned => {
    const email = `created-${index + 1}@storm.example.com`
    const isShort = random.below(10) === 0
    const password = isShort ? 'short' : `storm ${random.uuid()}`
    const cells = [email, 'Grace', `Hopper ${index + 1}`, password]
    const code = isShort ? 'validation_failed' : null
    return { kind: isShort ? 'malformed' : 'plain', cells, email, code, mail: 'none', refusals: 0 }
  })
  return { columns: ['email', 'first_name', 'last_name', 'password'], rows }
}

function pickOf<Thing>(random: Random, things: Thing[]): Thing {
  const thing = things[random.below(things.length)]
  if (thing === undefined) throw new Error('There is nothing to pick from.')
  return thing
}
