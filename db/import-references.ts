import type { ImportRow } from '../csv/rows.ts'
import * as rules from '../domain/import-rows.ts'
import type { Sql } from './client.ts'

type Scope = { accountId: string; environmentId: string | null }
type Keyed<Thing> = Thing & { key: string; exact: boolean }

/**
 * Everything that rows name, looked up in three statements however many they are. Names are compared
 * as addresses are, whatever their case. A Node also goes by its path of names, with or without the
 * root's; one that begins with `/` is a path and nothing else. Disabled counts as not there, and so
 * does what is another tenant's. Spec §6.
 */
export async function readReferences(
  sql: Sql,
  scope: Scope,
  rows: ImportRow[],
): Promise<rules.References> {
  const [roles, nodes, applications] = await Promise.all([
    findRoles(sql, scope, distinct(rows.map(rules.roleReference))),
    findNodes(sql, scope, distinct(rows.map(rules.nodeReference))),
    findApplications(sql, scope, distinct(rows.map(rules.applicationReference))),
  ])
  return { roles: unique(roles), nodes: unique(nodes), applications: unique(applications) }
}

const textsBy = (wanted: rules.Reference[], kind: rules.Reference['by']) =>
  wanted.filter(({ by }) => by === kind).map(({ text }) => text)

function distinct(references: (rules.Reference | null)[]): rules.Reference[] {
  const known = references.filter((reference) => reference !== null)
  return [...new Map(known.map((one) => [rules.referenceKey(one), one])).values()]
}

/** Of several things with one name, the one that is spelt exactly so. */
function unique<Thing>(rows: Keyed<Thing>[]): Map<string, rules.Found<Thing>> {
  const byKey = new Map<string, Keyed<Thing>[]>()
  for (const row of rows) {
    const rivals = byKey.get(row.key)
    if (rivals) rivals.push(row)
    else byKey.set(row.key, [row])
  }
  const choose = (rivals: Keyed<Thing>[]) => {
    const exact = rivals.filter((row) => row.exact)
    const [only, ...more] = exact.length > 0 ? exact : rivals
    return only && more.length === 0 ? only : 'several'
  }
  return new Map([...byKey].map(([key, rivals]) => [key, choose(rivals)]))
}

async function findRoles(sql: Sql, { environmentId }: Scope, wanted: rules.Reference[]) {
  if (wanted.length === 0 || environmentId === null) return []
  return sql<Keyed<rules.FoundRole>[]>`
    with enabled as (
      select id, name, invitable from roles where environment_id = ${environmentId} and enabled
    )
    select 'id:' || id as key, id, invitable, true as exact from enabled
    where id = any(${textsBy(wanted, 'id')}::uuid[])
    union all
    select 'name:' || given.name, id, invitable, given.name = enabled.name
    from unnest(${textsBy(wanted, 'name')}::text[]) as given (name) join enabled
      on canonical_email(enabled.name) = canonical_email(given.name)`
}

async function findApplications(sql: Sql, scope: Scope, wanted: rules.Reference[]) {
  if (wanted.length === 0) return []
  const { accountId, environmentId } = scope
  return sql<Keyed<rules.FoundApplication>[]>`
    select given.kind || ':' || given.name as key, id, true as exact
    from unnest(${wanted.map(({ by }) => by)}::text[], ${wanted.map(({ text }) => text)}::text[])
      as given (kind, name)
    join applications on account_id = ${accountId} and enabled
      and (${environmentId}::uuid is null or environment_id = ${environmentId})
      and case kind when 'id' then id::text else client_id end = given.name`
}

/** Names and paths are only made for a file that goes by them. */
async function findNodes(sql: Sql, { environmentId }: Scope, wanted: rules.Reference[]) {
  if (wanted.length === 0 || environmentId === null) return []
  const names = textsBy(wanted, 'name')
  const paths = names.map((name) =>
    name
      .split('/')
      .map((part) => part.trim())
      .join('/'),
  )
  return sql<Keyed<rules.FoundNode>[]>`
    with recursive named as (
      select id, path, enabled, name, canonical_email(name) as root, '' as below from nodes
      where environment_id = ${environmentId} and parent_id is null and ${names.length > 0}
      union all
      select nodes.id, nodes.path, nodes.enabled, nodes.name, root,
        below || '/' || canonical_email(nodes.name)
      from named join nodes on nodes.environment_id = ${environmentId} and parent_id = named.id
    ), called as (
      select id, path, canonical_email(name) as called from named where enabled
      union select id, path, below from named where enabled and below <> ''
      union select id, path, '/' || root || below from named where enabled
    ), given as (
      select name, canonical_email(name) as called from unnest(${names}::text[]) as given (name)
      union select name, '/' || ltrim(canonical_email(as_path), '/')
      from unnest(${names}::text[], ${paths}::text[]) as given (name, as_path)
    )
    select distinct 'name:' || name as key, id, path, true as exact
    from given join called on called.called = given.called
    union all
    select 'id:' || id, id, path, true from nodes
    where environment_id = ${environmentId} and enabled
      and id = any(${textsBy(wanted, 'id')}::uuid[])`
}
