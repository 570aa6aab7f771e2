import { once } from 'node:events'
import { request } from 'node:http'
import { expect, it } from 'vitest'
import { makeKey, openApi, signUp } from './support/api.ts'
import { listen } from './support/listen.ts'

const api = await openApi()

it('nothing we answer repeats a host that the caller named, not even as a whole address', async () => {
  const { headers } = await makeKey(api, await signUp(api), ['invite.manage'])
  const port = await listen(api.app.server)
  const path = 'http://evil.test/api/v1/identity-invites'
  const host = { host: 'evil.test', 'content-type': 'application/json' }
  const asking = request({ port, path, method: 'POST', headers: { ...headers, ...host } })
  asking.end(JSON.stringify({ email: 'ada@people.test', first_name: 'Ada', last_name: 'L' }))
  const [answer] = await once(asking, 'response')
  const [body] = await once(answer, 'data')
  expect(answer.statusCode).toBe(201)
  const { id } = JSON.parse(body)
  expect(answer.headers.location).toBe(`/api/v1/identity-invites/${id}`)
  expect(JSON.stringify([answer.headers, String(body)])).not.toContain('evil')
})
