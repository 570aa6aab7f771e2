import { permissions } from '../../domain/access.ts'
import { type Api, makeKey } from './api.ts'
import { withoutRequestId } from './directory.ts'
import { type Belongings, bodies, neverWas, openTenant } from './tenancy-belongings.ts'
import {
  isEnvironmentApi,
  isOfEnvironment,
  type Place,
  placesIn,
  placesOf,
  type Route,
} from './tenancy-routes.ts'

export type Caller = 'operator' | 'api key' | 'identity'
export type Probe = { place: Place; body: object | undefined }

/** Whom a route is for comes first. */
export const callersOf = ({ path }: Route): Caller[] =>
  path.startsWith('/portal/') ? ['identity', 'operator', 'api key'] : ['operator', 'api key']

/** One tenant who asks, with what is another's in the place of what is their own. */
export async function openProbes(api: Api) {
  const [ours, theirs] = [await openTenant(api), await openTenant(api)]
  const { account, own, sibling, callers } = ours
  const key = await makeKey(api, account, [...permissions])
  const credentials = {
    operator: callers.bearer,
    'api key': key.headers,
    identity: callers.somebody.headers,
  }

  const bodiesOf = (route: Route) => bodies[route.name]?.(own, account) ?? [undefined]

  return {
    bodiesOf,
    probesOf: (route: Route): Probe[] =>
      bodiesOf(route).flatMap((body, index) => {
        const places = [...(index === 0 ? placesOf(route) : []), ...placesIn(route, body)]
        return places.map((place) => ({ place, body }))
      }),

    /** Ids that are not the caller's here, then two that never were. */
    foreignTo: (route: Route, { kind }: Place): string[] => [
      ...(isOfEnvironment(route) ? elsewhere(sibling, kind) : []),
      ...(kind === 'invite' ? [own.accountInvite] : []),
      ...(kind === 'accountInvite' ? [own.invite] : []),
      ...(kind === 'import' ? [own.accountImport] : []),
      ...(kind === 'accountImport' ? [own.import] : []),
      ...(kind === 'webhook' ? [own.accountWebhook] : []),
      ...(kind === 'accountWebhook' ? [own.webhook] : []),
      ...(kind === 'delivery' ? [own.accountDelivery] : []),
      ...(kind === 'accountDelivery' ? [own.delivery] : []),
      ...(kind === 'portalInvite' ? [own.invite, own.accountInvite] : []),
      theirs.own[kind],
      neverWas(kind),
      neverWas(kind),
    ],

    /** Status and bytes, less what must differ: the request's id, and ids that are echoed. */
    async ask(route: Route, caller: Caller, probe: Probe, value = own[probe.place.kind]) {
      const { place, body } = probe
      const payload = place.in === 'body' ? replaced(body, place.name.split('.'), value) : body
      const environment = place.in === 'header' ? value : own.environment
      const named = isEnvironmentApi(route) && caller !== 'api key'
      const answer = await api.call(urlOf(route, own, { place, value }), {
        method: route.method,
        headers: { ...credentials[caller], ...(named && { 'x-environment-id': environment }) },
        ...(payload && { payload }),
      })
      const bytes = withoutRequestId(answer.body).replaceAll(value, 'the id')
      return { status: answer.statusCode, bytes }
    },
  }
}

const elsewhere = (sibling: Partial<Belongings>, kind: keyof Belongings) =>
  [sibling[kind]].filter((id) => id !== undefined)

function urlOf(route: Route, own: Belongings, { place, value }: { place: Place; value: string }) {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const here = placesOf(route).find((other) => other.in === 'path' && other.name === name)
    if (!here) return 'no-token'
    return place.in === 'path' && place.name === name ? value : own[here.kind]
  })
  return place.in === 'query' ? `${path}?${place.name}=${value}` : path
}

function replaced(body: unknown, [step = '', ...way]: string[], value: string): object {
  const copy: Record<string, unknown> = Object.assign(Array.isArray(body) ? [] : {}, body)
  copy[step] = way.length === 0 ? value : replaced(copy[step], way, value)
  return copy
}
