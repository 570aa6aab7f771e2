import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { type OpenEnvironment, openEnvironment } from './support/environments.ts'

let env: OpenEnvironment
const api = await openApi()
beforeEach(async () => {
  env = await openEnvironment(api)
})

describe('an API key', () => {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

  it('is renamed, and never shows its secret again', async () => {
    const { id, headers } = await env.key()
    const renamed = await env.ask('PATCH', `/api-keys/${id}`, { name: 'HR sync' })
    expect(renamed.json()).toMatchObject({ id, name: 'HR sync', expires_at: null })
    const read = await env.ask('GET', `/api-keys/${id}`)
    expect(read.json()).toEqual(renamed.json())
    expect(read.body).not.toContain(headers['x-api-key'].slice(17))
  })

  it('is made to expire sooner, never later', async () => {
    const { id } = await env.key()
    const change = (payload: object) => env.ask('PATCH', `/api-keys/${id}`, payload)
    const [soon, later, latest] = [inMinutes(5), inMinutes(10), inMinutes(15)]
    for (const expires_at of [latest, later, later, soon]) {
      expect((await change({ expires_at })).json().expires_at).toBe(expires_at)
    }
    for (const expires_at of [later, inMinutes(-1), null]) {
      const answer = await change({ expires_at, name: 'Not taken' })
      const field = answer.json().errors[0].field
      expect([answer.statusCode, field]).toEqual([422, 'expires_at'])
    }
    const { name, expires_at } = (await env.ask('GET', `/api-keys/${id}`)).json()
    expect([name === 'Not taken', expires_at]).toEqual([false, soon])
    const wider = await change({ permissions: ['identity.manage'] })
    expect(wider.json().code).toBe('unknown_field')
    expect((await change({ name: randomUUID() })).json().expires_at).toBe(soon)
  })
})
