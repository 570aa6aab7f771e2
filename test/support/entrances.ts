import { randomUUID } from 'node:crypto'
import { type Account, type Api, makeKey, signUp, signUpForm } from './api.ts'
import { operatorForm } from './operators.ts'
import { friend, invitesOf, signedIn } from './portal.ts'

type Answer = Awaited<ReturnType<Api['call']>>
export type Entrance = {
  name: string
  send: (given: object) => Promise<Answer>
  /** The code of what is refused, and the fields; undefined for what is taken. */
  refused: (given: object) => Promise<Refused | undefined>
}
type Refused = { code: string; fields: string[] }

/** Every way by which a person's address and names come in: each route, and a row of each bulk call. */
export async function openEntrances(api: Api) {
  const account = await signUp(api)
  const key = await makeKey(api, account, ['invite.manage', 'identity.manage'])
  const person = await signedIn(api, account)
  const at = (path: string) => `/api/v1/accounts/${account.slug}${path}`
  const { headers } = key
  const { bearer } = account
  const unsent = { send_email: false }
  const one = (name: string, url: string, form: () => object, headers = {}): Entrance => {
    const send = (given: object) => api.call(url, { headers, payload: { ...form(), ...given } })
    return { name, send, refused: async (given) => refusalOf(await send(given)) }
  }
  const row = (name: string, url: string, list: string, form: () => object): Entrance => {
    const send = (given: object) =>
      api.call(url, { headers, payload: { [list]: [{ ...form(), ...given }] } })
    return { name, send, refused: async (given) => failureOf(await send(given)) }
  }
  const invited = () => friend(unsent)
  const entrances = [
    one('an invite', '/api/v1/identity-invites', invited, headers),
    row('a row of invites', '/api/v1/identity-invites/bulk-create', 'invites', invited),
    one('an invite of the account', at('/identity-invites'), invited, bearer),
    one('an invite of the portal', invitesOf(account.slug), friend, person.headers),
    one('an identity', '/api/v1/identities', friend, headers),
    row('a row of identities', '/api/v1/identities/bulk-create', 'identities', friend),
    one('an identity of the account', at('/identities'), friend, bearer),
    one('an operator', at('/operators'), operatorForm, bearer),
    one('a sign-up', '/api/v1/accounts', signUpForm),
  ]
  return { account, key, entrances, count: () => countPeople(api, account) }
}

const refusalOf = (answer: Answer): Refused | undefined =>
  answer.statusCode < 400
    ? undefined
    : {
        code: answer.json().code,
        fields: (answer.json().errors ?? []).map(({ field }: { field: string }) => field),
      }

function failureOf(answer: Answer): Refused | undefined {
  const [{ error }] = answer.json().results
  return error && { code: error.code, fields: error.field ? [error.field] : [] }
}

/** All that the entrances make, anywhere: an account more or less is one of another test's. */
async function countPeople(api: Api, { accountId }: Account): Promise<number> {
  const [row] = await api.sql<[{ count: number }]>`
    select (select count(*) from invites where account_id = ${accountId})::int
      + (select count(*) from identities where account_id = ${accountId})::int
      + (select count(*) from operators where account_id = ${accountId})::int as count`
  return row.count
}

export const unique = () => randomUUID().slice(0, 13)
