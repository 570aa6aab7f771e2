import { setTimeout as delay } from 'node:timers/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Bench } from '../support/bench.ts'
import { load, percentile } from '../support/load.ts'
import { nextTag, personOf } from '../support/outside.ts'
import { post, readId } from '../support/post.ts'
import { milliseconds, perSecond, type Report } from '../support/report.ts'

const tenants = 5
const receiversOfOne = 10 // a place has at most 20
const factsOfOne = 8
const pauseMs = 1000 // a fact is ten workflows: paced, it is waiting that is measured, not the cores
const targetMs = 2000

type Key = { 'x-api-key': string }
type Figures = { durationsMs: number[]; seconds: number }
const signedUp = Type.Object({
  token: Type.String(),
  environments: Type.Array(Type.Object({ id: Type.String() })),
})
const made = Type.Object({ key: Type.String() })

/** Fifty receivers that answer, alone and beside one that never does. */
export async function webhooks(bench: Bench): Promise<Report> {
  const keys: Key[] = []
  for (let index = 0; index < tenants; index++) keys.push(await openAccount(bench))
  const tag = nextTag()
  const { hooksUrl } = bench.outside
  for (const key of keys) {
    for (let index = 0; index < receiversOfOne; index++) {
      await register(bench, key, `${hooksUrl}/good/${tag}/${index}`)
    }
  }
  const alone = await measure(bench, { keys, tag, before: 0, pauseMs })
  for (const key of keys.slice(0, 1)) await register(bench, key, `${hooksUrl}/hang/${tag}`)
  const count = alone.durationsMs.length
  const beside = await measure(bench, { keys, tag, before: count, pauseMs })
  const burst = await measure(bench, { keys, tag, before: 2 * count, pauseMs: 0 })
  return describe({ alone, beside, burst })
}

async function openAccount({ stack }: Bench): Promise<Key> {
  const { api_url } = stack.file()
  const tag = nextTag()
  const form = { ...personOf(tag, 0), name: 'A tenant', slug: tag, password: `${tag} ${tag}` }
  const account = Value.Parse(signedUp, JSON.parse(await post(`${api_url}/api/v1/accounts`, form)))
  const url = `${api_url}/api/v1/environments/${account.environments[0]?.id}/api-keys`
  const wanted = { name: 'Webhooks', permissions: ['invite.manage'] }
  const bearer = { authorization: `Bearer ${account.token}` }
  return { 'x-api-key': Value.Parse(made, JSON.parse(await post(url, wanted, bearer))).key }
}

const register = ({ stack }: Bench, key: Key, url: string) =>
  post(`${stack.file().api_url}/api/v1/webhooks`, { url, events: ['INVITE_REVOKED'] }, key)

type Measure = { keys: Key[]; tag: string; before: number; pauseMs: number }

/** Invites are made, then withdrawn: a fact each, told to ten. */
async function measure(bench: Bench, { keys, tag, before, pauseMs }: Measure): Promise<Figures> {
  const url = `${bench.stack.file().api_url}/api/v1/identity-invites`
  const people = nextTag()
  const startedMs = performance.now()
  await load({ callers: pauseMs > 0 ? 1 : 2, requests: tenants * factsOfOne }, async (index) => {
    const key = keys[index % tenants]
    const invite = { ...personOf(people, index), send_email: false }
    const id = readId(await post(url, invite, key))
    await post(`${url}/${id}/revoke`, {}, key)
    await delay(pauseMs)
  })
  const count = tenants * factsOfOne * receiversOfOne
  const tookMs = await bench.outside.webhooksTookMs(tag, before + count)
  const seconds = (performance.now() - startedMs) / 1000
  return { durationsMs: tookMs.slice(before), seconds }
}

function describe({ alone, beside, burst }: Record<'alone' | 'beside' | 'burst', Figures>): Report {
  const row = (name: string, figures: Figures) => [
    name,
    ...[50, 95, 100].map((rank) => milliseconds(percentile(figures, rank))),
    perSecond(figures.durationsMs.length / figures.seconds),
  ]
  const p95 = percentile(beside, 95)
  return {
    title: `Webhooks: ${tenants * receiversOfOne} receivers that answer, and one that hangs`,
    table: [
      ['', 'p50', 'p95', 'max', 'deliveries'],
      row('without the one that hangs', alone),
      row('beside it', beside),
      row('beside it, as fast as two callers go', burst),
    ],
    verdicts: [
      {
        what: 'good deliveries beside a receiver that hangs, p95',
        figure: milliseconds(p95),
        target: '< 2 s',
        met: p95 < targetMs,
      },
    ],
    notes: [
      'From the fact to the receiver; each fact goes to ten, one fact a second at most but for the last row.',
    ],
  }
}
