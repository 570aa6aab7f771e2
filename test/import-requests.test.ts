import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { codeOf, fileOf, formOf, openImports } from './support/imports.ts'

let started: string[]
const api = await openApi()
api.deps.importRuns.startSoon = (id) => void started.push(id)
const desk = await openImports(api)
beforeEach(() => {
  started = []
})

describe('a form', () => {
  it('is taken by imports alone', async () => {
    const { payload, headers } = await formOf([['email', 'a@b.de']])
    const id = await desk.begin(fileOf({}))
    for (const path of [
      'identity-invites',
      `imports/${id}/cancel`,
      `imports/${id}/revoke-pending`,
    ]) {
      const answer = await api.call(`/api/v1/${path}`, {
        payload,
        headers: { ...headers, ...desk.headers },
      })
      expect(codeOf(answer)).toEqual([415, 'unsupported_media_type'])
    }
  })

  it.each([
    [
      'that ends in the middle',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nema',
    ],
    ['without a boundary', 'multipart/form-data', 'email'],
    ['that is none', 'multipart/form-data; boundary=x', 'email'],
    [
      'with a field called __proto__',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
    ],
  ])('%s is refused', async (_what, type, payload) => {
    const answer = await api.call(desk.url, {
      payload,
      headers: { 'content-type': type, ...desk.headers },
    })
    expect([400, 422]).toContain(answer.statusCode)
  })

  it('that is empty is refused, and so is nothing at all', async () => {
    const answer = await api.call(desk.url, { method: 'POST', headers: desk.headers })
    expect(codeOf(answer)).toEqual([422, 'validation_failed', 'file'])
  })
})

describe('the same file sent twice', () => {
  it('with one key is one import; another file with that key is refused', async () => {
    const file = fileOf({ first_name: 'Ada' }, {})
    const headers = { ...desk.headers, 'idempotency-key': randomUUID() }
    const first = await desk.upload(file, { headers })
    const again = await desk.upload(file, { headers })
    expect(again.json()).toEqual(first.json())
    expect(again.headers['idempotent-replayed']).toBe('true')
    const other = await desk.upload(file.replace('Ada', 'Eve'), { headers })
    expect(codeOf(other)).toEqual([422, 'idempotency_key_reused'])
    const otherMode = await desk.upload(file, { headers, mode: 'bulk_create' })
    expect(codeOf(otherMode)).toEqual([422, 'idempotency_key_reused'])
    expect(started).toEqual([first.json().id])
  })

  it('after a crash before the answer was stored is the same import', async () => {
    const file = fileOf({}, { email: 'nobody' })
    const key = randomUUID()
    const headers = { ...desk.headers, 'idempotency-key': key }
    const first = await desk.upload(file, { headers })
    await api.sql`
      update idempotency_keys set status_code = null, response = null, owner = 0 where key = ${key}`
    const again = await desk.upload(file, { headers })
    expect(again.json()).toEqual(first.json())
    expect(again.headers['idempotent-replayed']).toBeUndefined()
    expect(await desk.rows(first.json().id)).toHaveLength(2)
  })

  it('without a key is two', async () => {
    const file = fileOf({})
    expect(await desk.begin(file)).not.toBe(await desk.begin(file))
  })
})
