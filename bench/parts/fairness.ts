import { setTimeout as delay } from 'node:timers/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Bench } from '../support/bench.ts'
import { nextTag, personOf } from '../support/outside.ts'
import { post, readId } from '../support/post.ts'
import type { Report } from '../support/report.ts'

const large = 10_000
const small = 100
const tries = 3 // the middle one counts

type Key = { 'x-api-key': string }
const signedUp = Type.Object({
  token: Type.String(),
  environments: Type.Array(Type.Object({ id: Type.String() })),
})
const made = Type.Object({ key: Type.String() })

/** A small import of one tenant, alone and beside a large one of another. */
export async function fairness(bench: Bench): Promise<Report> {
  const key = await openAccount(bench)
  await invite(bench, key, small)
  const alone = await middle(bench, key)
  const other = { 'x-api-key': bench.stack.file().demo.api_key }
  const run = await begin(bench, other, large)
  await bench.outside.takenAtMs(run.tag, large / 20)
  const whileSending = await middle(bench, key)
  await bench.outside.takenAtMs(run.tag, large)
  await delay(2000) // by then it hands over
  const whileHandingOver = await middle(bench, key)
  await bench.temporal.workflow.getHandle(`import/${run.id}`).result()
  return describe({ alone, whileSending, whileHandingOver })
}

async function openAccount({ stack }: Bench): Promise<Key> {
  const { api_url } = stack.file()
  const tag = nextTag()
  const form = { ...personOf(tag, 0), name: 'Another tenant', slug: tag, password: `${tag} ${tag}` }
  const account = Value.Parse(signedUp, JSON.parse(await post(`${api_url}/api/v1/accounts`, form)))
  const url = `${api_url}/api/v1/environments/${account.environments[0]?.id}/api-keys`
  const wanted = { name: 'Imports', permissions: ['import.manage', 'invite.manage'] }
  const bearer = { authorization: `Bearer ${account.token}` }
  return { 'x-api-key': Value.Parse(made, JSON.parse(await post(url, wanted, bearer))).key }
}

async function begin({ stack }: Bench, key: Key, count: number) {
  const tag = nextTag()
  const rows = Array.from({ length: count }, (_, index) => personOf(tag, index))
  const url = `${stack.file().api_url}/api/v1/imports`
  return { tag, id: readId(await post(url, { mode: 'bulk_invite', rows }, key)) }
}

/** Seconds from the upload to the last mail. */
async function invite(bench: Bench, key: Key, count: number): Promise<number> {
  const startedAtMs = Date.now()
  const { tag, id } = await begin(bench, key, count)
  const takenAtMs = await bench.outside.takenAtMs(tag, count)
  await bench.temporal.workflow.getHandle(`import/${id}`).result()
  return (takenAtMs - startedAtMs) / 1000
}

async function middle(bench: Bench, key: Key): Promise<number> {
  const seconds: number[] = []
  for (let index = 0; index < tries; index++) seconds.push(await invite(bench, key, small))
  return seconds.sort((one, other) => one - other)[Math.floor(tries / 2)] ?? Number.NaN
}

type Measured = { alone: number; whileSending: number; whileHandingOver: number }

function describe({ alone, whileSending, whileHandingOver }: Measured): Report {
  const times = (seconds: number) => `${(seconds / alone).toFixed(2)} ×`
  const row = (name: string, seconds: number) => [name, `${seconds.toFixed(2)} s`, times(seconds)]
  const verdict = (what: string, seconds: number) => {
    return { what, figure: times(seconds), target: '< 2 ×', met: seconds < 2 * alone }
  }
  return {
    title: `Imports: ${small} rows beside ${large} of another tenant`,
    table: [
      ['', 'to the last mail', ''],
      row('alone', alone),
      row('while the other sends', whileSending),
      row('while the other hands over', whileHandingOver),
    ],
    verdicts: [
      verdict('a small import beside a large one that sends', whileSending),
      verdict('a small import beside a large one that hands over', whileHandingOver),
    ],
    notes: [`The middle of ${tries}.`],
  }
}
