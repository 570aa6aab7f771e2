import fc from 'fast-check'
import type { Description, Operation, Parameter, Schema } from './description.ts'
import { bodyOf } from './fuzz-bodies.ts'
import * as hostile from './hostile-values.ts'
import { type Known, type Values, valuesOf } from './schema-values.ts'

export type Callers = Record<string, Record<string, string>>
export type FuzzedRequest = {
  caller: string
  url: string
  headers: Record<string, string>
  payload?: string
}

/** Requests for one route, from nearly right to hostile, out of what the description says. */
export function requestsFor(
  { components }: Description,
  operation: Operation,
  known: Known,
  callers: Callers,
): fc.Arbitrary<FuzzedRequest> {
  const fitting = (schema: Schema): Values => valuesOf(schema, components.schemas, known)
  const body = bodyOf(operation, fitting, known)
  return fc
    .record({
      caller: callerOf(operation, Object.keys(callers)),
      path: pathOf(operation, known),
      query: queryOf(operation.parameters, fitting),
      headers: headersOf(known),
      type: hostile.contentType,
      body,
    })
    .map(({ caller, path, query, headers, type, body }) => ({
      caller,
      url: query ? `${path}?${query}` : path,
      headers: {
        ...headers,
        ...(operation.method === 'GET' ? {} : { 'content-type': type }),
        ...callers[caller],
      },
      ...(operation.method === 'GET' ? {} : { payload: body }),
    }))
}

/** Everybody knocks; whom a route serves, more often. */
const callerOf = ({ principals }: Operation, names: string[]) =>
  fc.oneof(
    ...names.map((name) => ({
      weight: principals.includes(name) ? 6 : 1,
      arbitrary: fc.constant(name),
    })),
  )

function pathOf({ path }: Operation, known: Known): fc.Arbitrary<string> {
  const names = [...path.matchAll(/(?:([\w-]+)\/)?\{(\w+)\}/g)]
  const values = names.map(([, of = '', name = '']) => {
    const { slugs, environmentIds, ids, token } = known
    const named = { slug: slugs, token: [token] }[name]
    const likely = named ?? (of === 'environments' ? environmentIds : ids)
    return fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...likely) },
      { weight: 1, arbitrary: fc.uuid() },
      { weight: 2, arbitrary: hostile.hostileText },
    )
  })
  return fc.tuple(...values).map((chosen) => {
    const left = [...chosen]
    return path.replaceAll(/\{\w+\}/g, () => left.shift() ?? '')
  })
}

function queryOf(parameters: Parameter[], fitting: (schema: Schema) => Values) {
  const named = parameters.filter((one) => one.in === 'query')
  const fields = named.map(({ name, schema }) =>
    fc.oneof(
      {
        weight: 3,
        arbitrary: fitting(schema).map((value) => `${name}=${encode(value)}`),
      },
      { weight: 1, arbitrary: hostile.hostileText.map((text) => `${name}=${text}`) },
      { weight: 16, arbitrary: fc.constant('') },
    ),
  )
  const stray = fc.oneof(
    { weight: 9, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: hostile.hostileText.map((text) => `__proto__=${text}&x[]=1`) },
  )
  return fc.tuple(fc.tuple(...fields), stray, fc.boolean()).map(([chosen, extra, twice]) => {
    const parts = [...chosen, ...(twice ? chosen.slice(0, 1) : []), extra]
    return parts.filter((part) => part !== '').join('&')
  })
}

const encode = (value: unknown) =>
  encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed())

const headersOf = ({ environmentIds }: Known) =>
  fc.record(
    {
      'x-environment-id': fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...environmentIds) },
        { weight: 1, arbitrary: hostile.hostileHeader },
      ),
      'idempotency-key': fc.oneof(fc.uuid(), fc.constant('again'), hostile.hostileHeader),
      origin: fc.constantFrom('null', 'http://evil.test', 'https://'),
      'x-forwarded-for': hostile.hostileHeader,
      'accept-language': hostile.hostileHeader,
    },
    { requiredKeys: [] },
  )
