import type { FastifyContextConfig, FastifyInstance } from 'fastify'
import { type Static, type TSchema, Type } from 'typebox'
import type { Sql } from '../db/client.ts'
import type { EnvironmentScope } from '../db/environments.ts'
import { Problem } from '../domain/problems.ts'
import { namedEnvironment } from './authentication.ts'
import { id, idParams } from './schemas/fields.ts'
import { pageOf, pageQuery, readCursor, toPage } from './schemas/pagination.ts'
import { refusals } from './schemas/problem.ts'

/** A noun of which an Environment has many: how it is read, and shown. Spec §12, Collections. */
export type Collection<Row extends { id: string }, Item extends TSchema> = {
  path: string // `roles`, as the address says it
  member: string // `role_id`, as the address of one says it
  access?: { config: FastifyContextConfig }
  tags: string[]
  summaries: { list: string; read: string }
  item: Item
  list: (sql: Sql, scope: EnvironmentScope, page: Page) => Promise<Row[]>
  read: (sql: Sql, scope: EnvironmentScope, id: string) => Promise<Row | undefined>
  represent: (row: Row) => Static<Item>
}
type Page = { limit: number; after: string | null }
type PageQuery = { limit: number; cursor?: string }

/** What routes of management declare: operators who run the account, all of it. Spec §4. */
export const manage = { config: { permission: 'account.manage', operatorsOnly: true } } as const

/** Of nodes: operators who are limited to subtrees manage their own. */
export const manageNodes = { config: { permission: 'node.manage', operatorsOnly: true } } as const

/** The answer to a delete. */
export const gone = Type.Null({ description: 'Gone, at once and for good.' })

/** Serves the list and the single one; another environment's are not there. */
export function serveCollection<Row extends { id: string }, Item extends TSchema>(
  app: FastifyInstance,
  sql: Sql,
  collection: Collection<Row, Item>,
): void {
  const { path, member, access = manage, tags, summaries, item, represent } = collection
  const response = { 200: pageOf(item), ...refusals('not_found') }
  const list = { tags, summary: summaries.list, params: idParams, response }
  const params = Type.Object({ id, [member]: id })
  const read = { tags, summary: summaries.read, params }

  app.get<{ Params: { id: string }; Querystring: PageQuery }>(
    `/environments/:id/${path}`,
    { ...access, schema: { ...list, querystring: Type.Object(pageQuery) } },
    async (request) => {
      const scope = await namedEnvironment(request, request.params.id)
      return readPage(request.query, (page) => collection.list(sql, scope, page), represent)
    },
  )

  app.get<{ Params: Record<string, string> }>(
    `/environments/:id/${path}/:${member}`,
    { ...access, schema: { ...read, response: { 200: item, ...refusals('not_found') } } },
    async (request) => {
      const { id: environmentId = '', [member]: memberId = '' } = request.params
      const scope = await namedEnvironment(request, environmentId)
      return represent(found(await collection.read(sql, scope, memberId)))
    },
  )
}

/** One page of a list. Throws `validation_failed` for a cursor that is none. */
export async function readPage<Row extends { id: string }, Item>(
  { limit, cursor }: PageQuery,
  list: (page: Page) => Promise<Row[]>,
  represent: (row: Row) => Item,
) {
  const rows = await list({ limit: limit + 1, after: readCursor(cursor) })
  return toPage(rows, limit, represent)
}

/** What is there. Throws `not_found`. */
export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Problem('not_found')
  return row
}
