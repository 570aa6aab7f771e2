import { beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../domain/problems.ts'
import { asTransition } from '../domain/user-actions.ts'
import { createClient, newAddress, pick, sharedStack } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import { mailToken, newNumber, openUserActions, type UserActions } from './support/user-actions.ts'

/** Seed 004: the same invitation from several sides at once, and once it is over. */
const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

const resultOf = ({ status, body }: { status: number; body: unknown }) =>
  status < 300 ? 'won' : `${status} ${pick(body, 'code')}`

describe('of two who are there at once, one wins', () => {
  const late = '409 invite_not_pending'
  const accepted = '410 invite_accepted'
  type Other = (id: string, token: string) => ReturnType<UserActions['register']>
  it.each<[string, Other, [ifFirst: string, ifLast: string]]>([
    ['another registration', (_id, token) => ours.register(token), [accepted, accepted]],
    ['the hosted page', (id) => api.accept(mailToken(id)), [accepted, accepted]],
    ['a withdrawal', (id) => ours.change(id, 'revoked'), ['410 invite_revoked', late]],
    ['a refusal', (id) => ours.change(id, 'rejected'), ['410 invite_rejected', late]],
  ])('a registration and %s', async (_what, other, [ifFirst, ifLast]) => {
    const { id, token, email } = await ours.invited()
    const answers = await Promise.all([ours.register(token), other(id, token)])
    const [registering, others] = answers.map(resultOf)
    expect([
      ['won', ifLast],
      [ifFirst, 'won'],
    ]).toContainEqual([registering, others])

    const [invite] = await sql`select status, accepted_identity_id from invites where id = ${id}`
    const people = await sql`select id from identities where email = ${String(email)}`
    const isAccepted = invite?.status === 'accepted'
    expect(people.map((person) => person.id)).toEqual(
      isAccepted ? [invite?.acceptedIdentityId] : [],
    )
    const facts = await sql`
      select type from facts where object_id = ${id} and type <> 'INVITE_USER'`
    expect(facts).toHaveLength(1)
    expect(await sql`select from acceptance_attempts where invite_id = ${id}`).toEqual([])
  })

  it('gives an address that two register under to one of them', async () => {
    const email = newAddress()
    const given = { allow_same_email: false }
    const invitations = [await ours.invited(given), await ours.invited(given)]
    const answers = await Promise.all(
      invitations.map(({ id }) => ours.register(mailToken(id), { email })),
    )
    const results = answers.map(resultOf).sort()
    expect(results).toEqual([expect.stringMatching(/^4\d\d (email_conflict|current_pass)/), 'won'])
    const people = await sql`select id from identities where email = ${email}`
    expect(people).toHaveLength(1)
  })

  it('makes one person of two invitations to a number', async () => {
    const mobile_number = newNumber()
    const first = await ours.invited({ email: undefined, mobile_number })
    const { body } = await ours.admin.ask('GET', `/accounts/${ours.slug}/environments`)
    const environment = String(pick(body, 'data.1.id'))
    const application = { client_name: 'Another', initiate_login_uri: ours.loginPage }
    await ours.admin.ask('POST', `/environments/${environment}/applications`, application)
    const there = { ...ours.bearer, 'x-environment-id': environment }
    const given = { email: undefined, mobile_number, client_id: undefined, client_name: 'Another' }
    const made = await ours.invite({ ...given, groups: [] }, there)
    const other = String(pick(made.body, 'data._id'))
    const answers = await Promise.all([first.id, other].map((id) => ours.register(mailToken(id))))
    expect(answers.map(resultOf)).toEqual(['won', 'won'])
    const people = await sql`select id from identities where mobile_number = ${mobile_number}`
    expect(people).toHaveLength(1)
  })
})

it.each(['accepted', 'expired', 'revoked', 'rejected', 'superseded'] as const)(
  'who changes an invitation that is %s by then is told that it is not pending',
  (ending) => {
    expect(asTransition(new Problem(`invite_${ending}`))).toMatchObject({
      code: 'invite_not_pending',
    })
  },
)

describe('an invitation that is over', () => {
  it.each(['revoked', 'rejected', 'accepted'])('by its window is not %s', async (state) => {
    const { id, email } = await ours.invited()
    const { sub } = await ours.somebodyThere({ email })
    await sql`update invites set created_at = now() - interval '8 days',
      expires_at = now() - interval '1 second' where id = ${id}`
    const { body } = await ours.change(id, state, state === 'accepted' ? sub : undefined)
    expect(body).toMatchObject({ status: 409, code: 'invite_not_pending', success: false })
    expect((await ours.read(id)).body).toMatchObject({ data: { state: 'initiated', valid: false } })
  })

  it('by number is resent as another one to the same number', async () => {
    const mobile_number = newNumber()
    const { id } = await ours.invited({ email: undefined, mobile_number })
    await sql`update invites set created_at = now() - interval '8 days',
      expires_at = now() - interval '1 second' where id = ${id}`
    const { body } = await ours.change(id, 'reinitiated')
    expect(body).toMatchObject({
      data: { state: 'reinitiated', valid: true, email: null, mobile_number, resent_from: id },
    })
  })
})
