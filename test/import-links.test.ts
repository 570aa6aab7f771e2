import { describe, expect, it } from 'vitest'
import { openApi, signUp } from './support/api.ts'
import { fileOf, openImports } from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)
const other = await signUp(api)

const cookieOf = ({ token }: { token: string }) => ({ cookie: `vestibule_session=${token}` })
const ask = (path: string, who: { token: string }, query: string) =>
  api.call(`${desk.url}/${path}${query}`, { headers: cookieOf(who) })

describe('what a browser opens without headers', () => {
  it('is of the Environment that the link names', async () => {
    const id = await desk.begin(fileOf({}))
    const query = `?environment_id=${desk.environmentId}`
    const sample = await ask('sample.csv', desk, `${query}&mode=bulk_create`)
    expect(sample.body).toContain('external_id')
    const results = await ask(`${id}/results.csv`, desk, query)
    expect(results.headers['content-disposition']).toContain(`import-${id}.csv`)
  })

  it('is nothing without one, nor for another account', async () => {
    const id = await desk.begin(fileOf({}))
    const query = `?environment_id=${desk.environmentId}`
    for (const path of [`${id}/results.csv`, `${id}/events`, 'sample.csv']) {
      expect((await ask(path, desk, '')).json().code, path).toBe('bad_request')
      expect((await ask(path, desk, '?environment_id=1')).statusCode, path).toBe(422)
      expect((await ask(path, other, query)).json().code, path).toBe('not_found')
    }
  })

  it('is all that a link can name: everything else takes the header', async () => {
    const query = `?environment_id=${desk.environmentId}`
    const list = await api.call(`${desk.url}${query}`, { headers: cookieOf(desk) })
    expect(list.json().code).toBe('bad_request')
  })
})
