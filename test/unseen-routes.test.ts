import swagger from '@fastify/swagger'
import Fastify from 'fastify'
import { Type } from 'typebox'
import { beforeAll, describe, expect, it } from 'vitest'
import { openapiOptions } from '../api/openapi.ts'
import { type Contract, createContract } from './support/contract.ts'

const handler = async () => ({})
const about = { tags: ['Nodes'], summary: 'For this test' }
const tree = Type.Cyclic(
  {
    TreeNode: Type.Object(
      { id: Type.String(), children: Type.Array(Type.Ref('TreeNode')) },
      { title: 'TreeNode' },
    ),
  },
  'TreeNode',
)
const forest = Type.Object({ data: Type.Array(tree) }, { title: 'Forest' })
const made = Type.Object({ id: Type.String() })
const csv = { content: { 'text/csv': { schema: Type.String() } } }

let contract: Contract
beforeAll(async () => {
  const app = Fastify()
  await app.register(swagger, openapiOptions('http://vestibule.test'))
  const read = { config: { permission: 'invite.read' } } as const
  const portal = { config: { signedIn: true, identitiesOnly: true } } as const
  app.get('/api/v1/trees', { ...read, schema: { ...about, response: { 200: forest } } }, handler)
  app.get(
    '/api/v1/imports/:id/results.csv',
    { ...read, schema: { ...about, response: { 200: csv } } },
    handler,
  )
  const schema = { ...about, body: made, response: { 201: made } }
  app.post('/api/v1/imports', { ...read, schema }, handler)
  app.post('/portal/v1/accounts/:slug/user-invites', { ...portal, schema }, handler)
  await app.ready()
  contract = createContract(JSON.parse(JSON.stringify(app.swagger())))
})

const named = (name: string) => contract.operations.find((one) => one.operationId === name)

describe('a route that was added since', () => {
  it('may answer with what refers to itself', () => {
    const { schema = {}, example } =
      named('listTrees')?.responses[200]?.content?.['application/json'] ?? {}
    expect(contract.components.schemas.TreeNode?.type).toBe('object')
    expect(contract.check(schema, example)).toEqual([])
    expect(contract.check(schema, { data: [{ id: 'a', children: [{ id: 1 }] }] })).not.toEqual([])
  })

  it('may answer with what is no JSON', () => {
    expect(Object.keys(named('getImportResultsCsv')?.responses[200]?.content ?? {})).toEqual([
      'text/csv',
    ])
  })

  it('has bodies by its own name, when they are alike by chance', () => {
    const { CreateImportAnswer, CreatePortalAccountUserInviteAnswer } = contract.components.schemas
    expect(CreateImportAnswer).toEqual(CreatePortalAccountUserInviteAnswer)
  })

  it('of the portal is for identities', () => {
    const { principals, security } = named('createPortalAccountUserInvite') ?? {}
    expect(principals).toEqual(['identity'])
    expect(security).toEqual([{ identity: [] }])
  })

  it('refuses as its kind does', () => {
    const { 'x-codes': codes } = named('createImport') ?? {}
    expect(codes?.[403]).toEqual([
      'wrong_principal',
      'permission_denied',
      'cross_origin',
      'account_suspended',
    ])
    expect(codes?.[409]).toEqual(['idempotency_in_progress'])
  })
})
