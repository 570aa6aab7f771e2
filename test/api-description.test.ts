import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { assertAccessDeclared } from '../api/access.ts'
import { contractOf, openApi } from './support/api.ts'

const api = await openApi()
const contract = contractOf(api.app)

describe('every route of the API', () => {
  const ours = () => contract.operations.filter(({ path }) => /^\/(api|codec|portal)\//.test(path))

  it('says who may call it, and what it refuses', () => {
    expect(ours().length).toBeGreaterThan(20)
    for (const { operationId, security, principals, responses } of ours()) {
      expect(security.length > 0, operationId).toBe(principals.length > 0)
      expect(Object.keys(responses), operationId).toContain('429')
    }
  })

  it('refuses body fields it does not name', () => {
    for (const { path, requestBody } of ours().filter(({ path }) => !path.startsWith('/codec/'))) {
      const { schema } = requestBody?.content?.['application/json'] ?? {}
      if (!schema) continue
      const name = String(schema.$ref).replace('#/components/schemas/', '')
      expect(contract.components.schemas[name]?.additionalProperties, path).toBe(false)
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
