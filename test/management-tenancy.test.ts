import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { type Method, type OpenEnvironment, openEnvironment } from './support/environments.ts'

const api = await openApi()
const ours = await openEnvironment(api)
const production = await secondEnvironment(ours)
const theirs = await openEnvironment(api)
const [ofProduction, ofTheirs] = [await oneOfEach(production), await oneOfEach(theirs)]
const foreign = Object.fromEntries(
  Object.entries(ofProduction).map(([noun, id]) => [noun, [id, ofTheirs[noun] ?? '']]),
)

/** The same account's other environment, asked as its admin. */
async function secondEnvironment(env: OpenEnvironment) {
  const { data } = (
    await api.call(`/api/v1/accounts/${env.slug}/environments`, { headers: env.bearer })
  ).json()
  const base = `/api/v1/environments/${data[1].id}`
  return { bearer: env.bearer, base }
}

async function oneOfEach({
  base,
  bearer: headers,
}: {
  base: string
  bearer: Record<string, string>
}) {
  await api.call(base, { method: 'PATCH', headers, payload: { hierarchy_enabled: true } })
  const make = async (noun: string, payload: object) =>
    String((await api.call(`${base}/${noun}`, { headers, payload })).json().id)
  const name = 'Theirs'
  const made: Record<string, string> = {
    roles: await make('roles', { name }),
    nodes: await make('nodes', { name }),
    applications: await make('applications', { client_name: name }),
    'api-keys': await make('api-keys', { name, permissions: ['invite.read'] }),
  }
  return made
}

const strip = (text: string) => text.replace(/"request_id":"[^"]*"/, '')
const rename = { name: 'Taken' }
const routes: [Method, string, object?][] = [
  ['GET', 'roles'],
  ['PATCH', 'roles', rename],
  ['DELETE', 'roles'],
  ['GET', 'nodes'],
  ['PATCH', 'nodes', rename],
  ['DELETE', 'nodes'],
  ['GET', 'applications'],
  ['PATCH', 'applications', { client_name: 'Taken', is_default: true }],
  ['DELETE', 'applications'],
  ['GET', 'api-keys'],
  ['PATCH', 'api-keys', { name: 'Taken', expires_at: '9999-01-01T00:00:00.000Z' }],
]

it.each(routes)(
  '%s of foreign %s answers as if they had never been',
  async (method, noun, payload) => {
    const ids = [...(foreign[noun] ?? []), randomUUID(), 'no-id']
    expect(ids).toHaveLength(4)
    const answers = await Promise.all(ids.map((id) => ours.ask(method, `/${noun}/${id}`, payload)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404])
    expect(new Set(answers.map(({ body }) => strip(body))).size).toBe(1)
  },
)

it('a client id that another account has is as free as any', async () => {
  const client_id = `portal-${randomUUID()}`
  const theirs = await openEnvironment(api)
  await theirs.makeApplication({ client_id })
  const wanted = () => ({ client_name: `Portal ${randomUUID()}`, client_id })
  expect((await ours.ask('POST', '/applications', wanted())).statusCode).toBe(201)
  const again = await ours.ask('POST', '/applications', wanted())
  expect(again.json()).toMatchObject({ code: 'name_taken', errors: [{ field: 'client_id' }] })
})

it.each(routes)('%s of %s in a foreign environment does so too', async (method, noun, payload) => {
  const other = await openEnvironment(api)
  const id = (await oneOfEach(other))[noun]
  const [theirs, none] = await Promise.all(
    [other.environmentId, randomUUID()].map((environmentId) => {
      const url = `/api/v1/environments/${environmentId}/${noun}/${id}`
      return api.call(url, { method, headers: ours.bearer, ...(payload && { payload }) })
    }),
  )
  expect(theirs?.statusCode).toBe(404)
  expect(strip(theirs?.body ?? '')).toBe(strip(none?.body ?? ''))
})

it.each(routes)(
  '%s of %s is for operators who manage, and for no key',
  async (method, noun, payload) => {
    const { headers } = await ours.key(['invite.manage', 'identity.manage'])
    const answer = await ours.ask(method, `/${noun}/${randomUUID()}`, payload, headers)
    expect(answer.json()).toMatchObject({ status: 403, code: 'wrong_principal' })
  },
)
