import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertAccessDeclared } from '../api/access.ts'
import { type Api, startApi } from './support/api.ts'

const operation = Type.Object({
  summary: Type.String(),
  tags: Type.Array(Type.String(), { minItems: 1 }),
  security: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Array(Type.String())))),
  requestBody: Type.Optional(Type.Unknown()),
  responses: Type.Record(Type.String(), Type.Unknown()),
})
const description = Type.Object({
  openapi: Type.Literal('3.1.0'),
  paths: Type.Record(Type.String(), Type.Record(Type.String(), operation)),
})
const methods = ['get', 'post', 'patch', 'delete'] as const

let api: Api
type Method = (typeof methods)[number]
let operations: { name: string; path: string; method: Method; about: Static<typeof operation> }[]
beforeAll(async () => {
  api = await startApi()
  const { paths } = Value.Parse(description, (await api.call('/openapi.json')).json())
  operations = Object.entries(paths).flatMap(([path, byMethod]) =>
    methods.flatMap((method) => {
      const about = byMethod[method]
      return about ? [{ name: `${method} ${path}`, path, method, about }] : []
    }),
  )
})
afterAll(() => api.stop())

describe('every route of the API', () => {
  const guarded = () => operations.filter(({ name }) => / \/(api|codec)\//.test(name))

  it('says who may call it, and what it refuses', () => {
    expect(guarded().length).toBeGreaterThan(20)
    for (const { name, about } of guarded()) {
      expect(about.security, name).toBeDefined()
      expect(Object.keys(about.responses), name).toContain('429')
    }
  })

  it('is closed to callers without credentials, unless it is declared public', async () => {
    for (const { name, path, method, about } of guarded()) {
      if (about.security?.length === 0) continue
      const url = path.replaceAll(/\{\w+\}/g, randomUUID())
      expect((await api.call(url, { method })).statusCode, name).toBe(401)
    }
  })

  it('refuses body fields it does not name', () => {
    const bodies = guarded().filter(({ name }) => name.includes(' /api/'))
    for (const { name, about } of bodies) {
      if (about.requestBody === undefined) continue
      const text = JSON.stringify(about.requestBody)
      expect(text, name).toContain('"additionalProperties":false')
    }
  })

  it('cannot be added without saying who may call it', () => {
    const app = Fastify()
    assertAccessDeclared(app)
    const handler = () => ''
    expect(() => app.get('/api/v1/open', handler)).toThrow('must say who may call it')
    const both = { config: { public: true, permission: 'invite.read' } } as const
    expect(() => app.get('/api/v1/both', both, handler)).toThrow('must say who may call it')
  })
})

describe('the reference', () => {
  it('is served with assets of our own only', async () => {
    const page = await api.call('/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.body).not.toMatch(/(src|href)="https?:/)
    const script = await api.call('/docs/static/swagger-initializer.js')
    expect(script.statusCode).toBe(200)
  })
})
