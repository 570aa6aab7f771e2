import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import * as db from '../db/idempotency.ts'
import { Problem } from '../domain/problems.ts'
import type { RouteDeps } from './deps.ts'
import { placeOf, readAnswer, writeAnswer } from './stored-answers.ts'
import { strangerOf } from './strangers.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The id of what this request makes; the same again when the request is made again. */
    operationId: string
    keyed: db.KeyedRequest | null
    claim: db.Claim | null
  }
}

const visibleAscii = /^[\x21-\x7e]{1,255}$/
const madeNothing = new Set([401, 429])

/**
 * `Idempotency-Key` on every POST (spec §3). The key is claimed once the body is known to be valid,
 * and the first answer is stored before it is sent. A failure on our side lets go of the key but
 * keeps its `operationId`, so that the next attempt goes on with what the first one made.
 * Throws `bad_request`, `idempotency_key_reused` or `idempotency_in_progress`.
 */
export function answerOnce(app: FastifyInstance, deps: RouteDeps): void {
  const running = new Set<string>() // in this process: one request of each key, and no other
  app.decorateRequest('operationId', '')
  app.decorateRequest('keyed', null)
  app.decorateRequest('claim', null)

  app.addHook('preHandler', async (request, reply) => {
    request.operationId = v7()
    const keyed = describe(deps, request)
    if (!keyed) return
    if (running.has(placeOf(keyed))) return replay(deps, keyed, reply)
    running.add(placeOf(keyed))
    request.keyed = keyed
    const owner = await deps.processLock.number()
    request.claim = await db.claimKey(deps.sql, keyed, owner)
    if (!request.claim) return replay(deps, keyed, reply)
    request.operationId = request.claim.operationId
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const { keyed, claim } = request
    if (!keyed) return
    request.keyed = null
    try {
      if (claim) await settle(deps, { keyed, claim }, reply, payload)
    } catch (err) {
      if (reply.statusCode < 400) throw err // a success that is not on record is none
      request.log.error({ err }, 'a refusal was not stored')
    } finally {
      running.delete(placeOf(keyed))
    }
  })
}

/** Null for a request that does not ask to be answered once. */
function describe({ sealer }: RouteDeps, request: FastifyRequest): db.KeyedRequest | null {
  const { caller, method, url, headers, body } = request
  const key = headers['idempotency-key']
  if (method !== 'POST' || request.is404 || key === undefined) return null
  if (typeof key !== 'string' || !visibleAscii.test(key)) {
    const detail = 'An Idempotency-Key is 1 to 255 visible ASCII characters.'
    throw new Problem('bad_request', { detail })
  }
  const principal = caller ? `${caller.type}:${caller.id}` : strangerOf(request)
  const whole = JSON.stringify([method, url, headers['x-environment-id'] ?? null, body ?? null])
  return { principal, key, fingerprints: sealer.fingerprints(whole) }
}

async function replay({ sql, sealer }: RouteDeps, keyed: db.KeyedRequest, reply: FastifyReply) {
  const earlier = await db.readEarlier(sql, keyed)
  if (earlier && !earlier.same) throw new Problem('idempotency_key_reused')
  if (!earlier?.response || earlier.statusCode === null) {
    throw new Problem('idempotency_in_progress', { retry_after_seconds: 1 })
  }
  const { headers, body } = readAnswer(sealer, keyed, earlier.response)
  return reply
    .code(earlier.statusCode)
    .headers({ ...headers, 'idempotent-replayed': 'true' })
    .serializer(String) // fastify would add a charset to the type of a refusal
    .send(body)
}

async function settle(
  { sql, sealer }: RouteDeps,
  { keyed, claim }: { keyed: db.KeyedRequest; claim: db.Claim },
  reply: FastifyReply,
  payload: unknown,
): Promise<void> {
  const { statusCode } = reply
  if (madeNothing.has(statusCode)) return db.forgetKey(sql, keyed, claim)
  if (statusCode >= 500) return db.releaseKey(sql, keyed, claim)
  const response = writeAnswer(sealer, keyed, reply.getHeaders(), payload)
  await db.storeAnswer(sql, keyed, claim, { statusCode, response })
}
