import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Account, type Api, signUp, startApi } from './support/api.ts'
import { newAddress } from './support/client.ts'

const cap = 3
const rivals = 7
let apis: [Api, Api]
let account: Account
let environments: string[]
beforeAll(async () => {
  apis = [await startApi(), await startApi()]
  const [api] = apis
  account = await signUp(api)
  const { slug, bearer: headers } = account
  const policy = { method: 'PATCH', payload: { max_sends_per_recipient_per_day: cap } } as const
  await api.call(`/api/v1/accounts/${slug}/policy`, { headers, ...policy })
  environments = [account.environmentId]
  while (environments.length < rivals) {
    const payload = { name: `Environment ${environments.length}` }
    const made = await api.call(`/api/v1/accounts/${slug}/environments`, { headers, payload })
    environments.push(String(made.json().id))
  }
})
afterAll(async () => {
  // The stack that other tests share need not send all of it.
  await apis[0].sql`
    update invites set status = 'revoked' where account_id = ${account.accountId}`
  await Promise.all(apis.map(({ stop }) => stop()))
})

type Result = { index: number; error?: { code: string } }

it('bulk calls at the same moment send no address more than its messages of the day', async () => {
  const emails = Array.from({ length: 40 }, newAddress)
  const answers = await Promise.all(environments.map(bulk))
  const outcomes = new Map<string, string[]>(emails.map((email) => [email, []]))
  for (const [turn, answer] of answers.entries()) {
    for (const { index, error } of answer) {
      outcomes.get(inOrder(turn)[index] ?? '')?.push(error?.code ?? 'created')
    }
  }
  for (const codes of outcomes.values()) {
    const refused = Array.from({ length: rivals - cap }, () => 'recipient_cap')
    expect(codes.sort()).toEqual([...Array.from({ length: cap }, () => 'created'), ...refused])
  }
  const queued = await apis[0].sql`
    select count(*)::int as sends from invites
    where account_id = ${account.accountId} and send_email group by email`
  expect(queued.map(({ sends }) => sends)).toEqual(emails.map(() => cap))

  function inOrder(turn: number) {
    return turn % 2 ? emails.toReversed() : emails
  }
  async function bulk(environment: string, turn: number): Promise<Result[]> {
    const people = { first_name: 'Ada', last_name: 'Lovelace' }
    const answer = await (turn % 2 ? apis[0] : apis[1]).call(
      '/api/v1/identity-invites/bulk-create',
      {
        headers: { ...account.bearer, 'x-environment-id': environment },
        payload: { invites: inOrder(turn).map((email) => ({ email, ...people })) },
      },
    )
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json().results
  }
})
