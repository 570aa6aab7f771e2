import { type StaticParse, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'

const limitMs = 15_000
const problem = Type.Object({
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  existing_invite_id: Type.Optional(Type.String()),
})

/** An answer that is no success, with the API's own code for it. */
export class ApiRefusal extends Error {
  readonly code: string
  readonly existingInviteId: string | undefined

  constructor(request: string, status: number, body: unknown) {
    const known = Value.Check(problem, body) ? body : { code: 'unknown', detail: undefined }
    super(`${request} answered ${status} ${known.code}${known.detail ? `: ${known.detail}` : ''}`)
    this.code = known.code
    this.existingInviteId = 'existing_invite_id' in known ? known.existing_invite_id : undefined
  }
}

type Call = { body?: unknown; idempotencyKey?: string; token?: string; apiKey?: string }

/** A small client of our own API: as any other program would, it knows no more than the contract. */
export function createClient(apiUrl: string) {
  async function call<Schema extends TSchema>(
    answer: Schema,
    request: string,
    { body, idempotencyKey, token, apiKey }: Call,
  ): Promise<StaticParse<Schema>> {
    const [method, path] = request.split(' ')
    const headers = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(apiKey ? { 'x-api-key': apiKey } : {}),
    }
    const response = await fetch(`${apiUrl}${path}`, {
      method: method ?? 'GET',
      headers,
      signal: AbortSignal.timeout(limitMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const received: unknown = await response.json().catch(() => undefined)
    if (!response.ok) throw new ApiRefusal(request, response.status, received)
    return Value.Parse(answer, received)
  }
  return { call }
}

export type Client = ReturnType<typeof createClient>

/** Whether something there answers 200; false too when nothing answers at all. */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false // it does not listen yet
  }
}
