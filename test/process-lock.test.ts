import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { describe, expect, it } from 'vitest'
import { Problem } from '../domain/problems.ts'
import { type Api, openApi, signUpForm, startApi } from './support/api.ts'

const api = await openApi()

const isHeld = async (number: number) =>
  (await api.sql`select from pg_locks where locktype = 'advisory' and objid = ${number}`).length > 0

const signUpOn = (server: Api) =>
  server.call('/api/v1/accounts', {
    headers: { 'idempotency-key': randomUUID() },
    payload: signUpForm(),
  })

/** As a restart of Postgres does, for one connection. */
async function disconnect(number: number): Promise<void> {
  const sql = postgres(process.env.TEST_DATABASE_URL ?? '', { max: 1 })
  await sql`select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and objid = ${number}`
  await sql.end()
}

describe('the lock that tells that a process lives', () => {
  it('is let go of with the process, and taken anew after a lost connection', async () => {
    const server = await startApi()
    const lock = server.deps.processLock
    const first = await lock.number()
    expect(await lock.number()).toBe(first)
    await disconnect(first)
    await expect.poll(() => lock.number()).not.toBe(first)
    const second = await lock.number()
    expect([await isHeld(first), await isHeld(second)]).toEqual([false, true])
    expect((await signUpOn(server)).statusCode).toBe(201)
    await server.stop()
    await expect.poll(() => isHeld(second)).toBe(false)
  })
})

describe('while Postgres goes away in the middle of a request', () => {
  async function losePostgres(refusal?: Problem) {
    const server: Api = await startApi({
      breaches: {
        assertNotBreached: async () => {
          await server.sql.end()
          if (refusal) throw refusal
        },
      },
    })
    const answer = await signUpOn(server)
    await server.stop()
    return [answer.statusCode, answer.json().code]
  }

  it('it fails with 503', async () => {
    expect(await losePostgres()).toEqual([503, 'service_unavailable'])
  })

  it('a refusal is still that refusal, though it cannot be stored', async () => {
    const refusal = new Problem('password_breached')
    expect(await losePostgres(refusal)).toEqual([422, 'password_breached'])
  })

  it('a success that cannot be stored is none', async () => {
    const jwt = { ...api.deps.jwt }
    const server: Api = await startApi({
      jwt: {
        ...jwt,
        sign: async (token) => {
          await server.sql.end()
          return jwt.sign(token)
        },
      },
    })
    const answer = await signUpOn(server)
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'service_unavailable'])
    await server.stop()
  })
})
