import type { Description, Operation } from './description.ts'

/** What ids there are; one of another tenant must look like one that never was. */
export const kinds = [
  'slug',
  'environment',
  'node',
  'role',
  'application',
  'client',
  'key',
  'operator',
  'identity',
  'invite',
  'accountInvite',
  'portalInvite',
  'import',
  'accountImport',
  'template',
  'webhook',
  'accountWebhook',
  'delivery',
  'accountDelivery',
] as const
export type Kind = (typeof kinds)[number]
export type Place = { in: 'path' | 'query' | 'header' | 'body'; name: string; kind: Kind }

/** A route of `/openapi.json`, with all that its body may hold written out. */
export type Route = Pick<Operation, 'path' | 'method' | 'parameters'> & {
  name: string
  body: string
}

/** Every route that `/openapi.json` names, and that could be another tenant's. */
export const readRoutes = ({ operations, components }: Description): Route[] =>
  operations
    .filter(({ path }) => /^\/(api|portal|useractions-srv)\//.test(path))
    .map(({ path, method, parameters, requestBody = {} }) => {
      const body = writtenOut(requestBody, components.schemas)
      return { name: `${method} ${path}`, path, method, parameters, body }
    })

function writtenOut(value: object, schemas: Record<string, object>): string {
  return JSON.stringify(value).replaceAll(/"\$ref":"[^"]*\/(\w+)"/g, (_whole, name: string) =>
    writtenOut({ [name]: schemas[name] }, schemas).slice(1, -1),
  )
}

/** Where the environment is in a header, or implied by the key. */
export const isEnvironmentApi = ({ parameters }: Route) =>
  parameters.some(({ in: where, name }) => where === 'header' && /^x-environment-id$/i.test(name))
export const isOfEnvironment = (route: Route) =>
  isEnvironmentApi(route) || route.path.startsWith('/api/v1/environments/')

/* A token is a secret, an external id the caller's own word, a new client id a name to take, and an
   event's id a place in a stream. */
const noIds = new Set(['token', 'invite_id', 'external_id', 'POST client_id', 'last_event_id'])

const byName: Record<string, Kind> = {
  slug: 'slug',
  account_slug: 'slug',
  operator_id: 'operator',
  role_id: 'role',
  node_id: 'node',
  node_ids: 'node',
  group_id: 'node',
  parent_id: 'node',
  application_id: 'application',
  client_id: 'client',
  key_id: 'key',
  import_id: 'import',
  template_id: 'template',
  environment_id: 'environment',
  object_id: 'identity',
}
const byCollection: Record<string, Kind> = {
  '/api/v1/environments/{id}': 'environment',
  '/api/v1/identities/{id}': 'identity',
  '/api/v1/accounts/{slug}/identities/{id}': 'identity',
  '/api/v1/identity-invites/{id}': 'invite',
  '/api/v1/accounts/{slug}/identity-invites/{id}': 'accountInvite',
  '/useractions-srv/invitations/{id}': 'invite',
  '/portal/v1/accounts/{slug}/user-invites/{id}': 'portalInvite',
  '/api/v1/imports/{id}': 'import',
  '/api/v1/accounts/{slug}/imports/{id}': 'accountImport',
  '/api/v1/webhooks/{id}': 'webhook',
  '/api/v1/webhooks/{id}/deliveries/{delivery_id}': 'delivery',
  '/api/v1/accounts/{slug}/webhooks/{id}': 'accountWebhook',
  '/api/v1/accounts/{slug}/webhooks/{id}/deliveries/{delivery_id}': 'accountDelivery',
}

function kindOf({ name, path }: Route, place: string): Kind {
  const upTo = path.slice(0, path.indexOf(`{${place}}`) + place.length + 2)
  const kind = byName[place] ?? byCollection[upTo]
  if (!kind) throw new Error(`${name}: say in test/support/tenancy-routes.ts what a ${place} is`)
  return kind
}

/** Where a route takes an id or a slug, its body apart. Throws for one that nobody explained. */
export function placesOf(route: Route): Place[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const inQuery = route.parameters
    .filter(({ in: where, name }) => where === 'query' && looksLikeId(name))
    .map(({ name }) => name)
  const place = (where: 'path' | 'query') => (name: string) => {
    return { in: where, name, kind: kindOf(route, name) }
  }
  const header: Place = { in: 'header', name: 'x-environment-id', kind: 'environment' }
  return [
    ...inPath.filter((name) => !noIds.has(name)).map(place('path')),
    ...inQuery.filter((name) => !noIds.has(name)).map(place('query')),
    ...(isEnvironmentApi(route) ? [header] : []),
  ]
}

const looksLikeId = (name: string) => /(^|_)(ids?|account_slug)$/.test(name)

/** The same of a body; `name` is the way to it: `invites.0.role_id`. */
export function placesIn(route: Route, value: unknown, way: string[] = []): Place[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, member]) =>
      placesIn(route, member, [...way, name]),
    )
  }
  const field = way.findLast((step) => /\D/.test(step)) ?? ''
  if (!looksLikeId(field) || isNoId(route, field)) return []
  return [{ in: 'body', name: way.join('.'), kind: kindOf(route, field) }]
}

const isNoId = ({ method, path }: Route, field: string) =>
  noIds.has(field) || (path.endsWith('/applications') && noIds.has(`${method} ${field}`))

/** The fields of a route's body that are ids, wherever they are in it. */
export function idFieldsOf(route: Route): Set<string> {
  const names = route.body.matchAll(/"(\w+)":\{/g)
  const fields = [...names].map(([, name = '']) => name)
  return new Set(fields.filter((field) => looksLikeId(field) && !isNoId(route, field)))
}
