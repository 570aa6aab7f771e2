import { describe, expect, it } from 'vitest'
import { contractOf, openApi, startApi } from './support/api.ts'
import { callersOf, openProbes } from './support/tenancy-calls.ts'
import {
  idFieldsOf,
  type Place,
  placesIn,
  type Route,
  readRoutes,
} from './support/tenancy-routes.ts'

/** Every route that takes an id or a slug, asked with somebody else's. Spec §1. */
const given = await startApi()
const routes = readRoutes(contractOf(given.app))
await given.stop()

const api = await openApi({ streamMs: 0 })
const probes = await openProbes(api)

const named = routes.map((route) => [route.name, route] as const)
const isBulk = ({ path }: Route) => path.endsWith('/bulk-create')

const isSearch = ({ path }: Route) => path.includes('/graph/')

/** How whom the route is for hears that there is no such thing. */
function refusalOf(route: Route, place: Place): number {
  if (route.name.startsWith('POST') && route.path.endsWith('/sessions')) return 401
  if (place.name === 'environment_id') return 404
  if (place.in === 'query' || isSearch(route)) return place.in === 'header' ? 404 : 200
  if (place.in === 'body') return isBulk(route) ? 200 : 422
  return 404
}

/** An API key is in its own environment, whatever is named beside it. */
const isImplied = ({ in: where, name }: Place) => where === 'header' || name === 'environment_id'

describe.each(named)('%s', (_name, route) => {
  it('is asked with every id that its body can hold', () => {
    const covered = probes.bodiesOf(route).flatMap((body) => placesIn(route, body))
    const fields = covered.map(({ name }) => name.split('.').findLast((step) => /\D/.test(step)))
    expect(new Set(fields)).toEqual(idFieldsOf(route))
  })

  it("answers another tenant's id as one that never was", async () => {
    for (const probe of probes.probesOf(route)) {
      const [first, ...others] = callersOf(route)
      const what = `${probe.place.in} ${probe.place.name}`
      for (const caller of [first, ...others]) {
        if (!caller) continue
        if (caller === 'api key' && isImplied(probe.place)) continue
        const foreign = probes.foreignTo(route, probe.place)
        const answers = []
        for (const id of foreign) answers.push(await probes.ask(route, caller, probe, id))
        expect(
          new Set(answers.map((answer) => JSON.stringify(answer))),
          `${caller}, ${what}`,
        ).toHaveLength(1)
        const [answer] = answers
        if (caller === first) expect(answer?.status, what).toBe(refusalOf(route, probe.place))
        if (answer?.status === 200) expect(answer.bytes, what).toMatch(/"data":\[\]|"created":0/)
      }
    }
  })
})

it('all of them find what is the caller’s own, so that the above says something', async () => {
  const last = routes.filter(({ method }) => method === 'DELETE')
  for (const route of [...routes.filter((one) => !last.includes(one)), ...last]) {
    const [caller] = callersOf(route)
    const [probe] = probes.probesOf(route)
    if (!caller || !probe || route.path.endsWith('/sessions')) continue
    const { status, bytes } = await probes.ask(route, caller, probe)
    expect([401, 404, 422, 500], `${route.name}: ${bytes}`).not.toContain(status)
  }
})
