import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { listApplications } from '../../db/applications.ts'
import { findNodeWithin, readTree } from '../../db/nodes.ts'
import { listRoles, type RoleRow } from '../../db/roles.ts'
import { canGrant } from '../../domain/access.ts'
import { environmentScope, requirePrincipal } from '../authentication.ts'
import { readPage } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import { growTree, nodeBranch, nodeTree } from '../node-tree.ts'
import { pageOf, pageQuery } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'
import { application, representApplication } from './applications.ts'
import { representRole, role } from './roles.ts'

const anybody = { config: { signedIn: true } } as const
const refused = refusals('bad_request', 'not_found')
const grantableRole = Type.Object({
  ...role.properties,
  grantable: Type.Boolean({ description: 'Whether you may hand it out now, at some node.' }),
})
const listOfRoles = {
  tags: ['Roles'],
  summary: 'The roles of your environment, the disabled ones too',
  querystring: Type.Object(pageQuery),
  response: { 200: pageOf(grantableRole), ...refused },
}
const tree = {
  tags: ['Nodes'],
  summary: 'The nodes of your environment, as a tree',
  response: { 200: nodeTree, ...refused },
}
const listOfApplications = {
  tags: ['Applications'],
  summary: 'The applications of your environment, the disabled ones too',
  querystring: Type.Object(pageQuery),
  response: { 200: pageOf(application), ...refused },
}

/** What can be named when somebody is invited, for whoever may call. Spec §4, Environment API. */
export const lookUpRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, { sql }) => {
  app.addSchema(nodeBranch)

  app.get('/roles', { ...anybody, schema: listOfRoles }, async (request) => {
    const scope = await environmentScope(request)
    const caller = requirePrincipal(request)
    const within = caller.type === 'operator' ? caller.nodeIds : []
    const place = await findNodeWithin(sql, scope, within)
    const represent = (row: RoleRow) => {
      const grantable = row.enabled && place !== undefined && canGrant(caller, row, place)
      return { ...representRole(row), grantable }
    }
    return readPage(request.query, (page) => listRoles(sql, scope, page), represent)
  })

  app.get('/nodes', { ...anybody, schema: tree }, async (request) => {
    const rows = await readTree(sql, await environmentScope(request))
    return growTree(rows, requirePrincipal(request))
  })

  app.get('/applications', { ...anybody, schema: listOfApplications }, async (request) => {
    const scope = await environmentScope(request)
    return readPage(
      request.query,
      (page) => listApplications(sql, scope, page),
      representApplication,
    )
  })
}
