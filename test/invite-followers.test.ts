import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { connect } from '../db/client.ts'
import { makeKey, startApi } from './support/api.ts'
import { invite, openEnvironment, signInOperator } from './support/environments.ts'
import { followEvents } from './support/events.ts'
import { about, isReady, openInviteEvents } from './support/invite-events.ts'
import { friend } from './support/portal.ts'

const { api, base, env, follow, make, ready } = openInviteEvents()

describe('the events of invites', () => {
  it('reach many with one look a second', async () => {
    let looks = 0
    const sql = connect(process.env.TEST_DATABASE_URL ?? '', 6)
    sql.options.debug = (_connection, query) => {
      if (/pg_current_snapshot/.test(query)) looks += 1
    }
    const counted = await startApi({ sql })
    const at = await counted.app.listen({ port: 0, host: '127.0.0.1' })
    const operators = await Promise.all(
      Array.from({ length: 10 }, () => signInOperator(api(), env(), {})),
    )
    const all = await Promise.all(operators.map(({ headers }) => ready({ at, headers })))
    const warm = await make()
    await Promise.all(all.map((one) => one.until(about(warm))))
    looks = 0
    const startedMs = Date.now()
    for (let times = 0; times < 3; times += 1) {
      const id = await make()
      await Promise.all(all.map((one) => one.until(about(id))))
    }
    expect(looks).toBeLessThanOrEqual(Math.ceil((Date.now() - startedMs) / 1000) + 1)
    for (const one of all) one.stop()
    await Promise.all([counted.stop(), sql.end()])
  })

  it('are those of one place', async () => {
    const other = await openEnvironment(api())
    const following = await ready()
    await invite(api(), { ...other.bearer, 'x-environment-id': other.environmentId }, {})
    const own = `/api/v1/accounts/${env().slug}/identity-invites`
    const ofAccount = await followEvents(`${base()}${own}/events`, env().bearer)
    await ofAccount.until(isReady)
    const made = await api().call(own, { headers: env().bearer, payload: friend() })
    const id = await make()
    for (const { data } of await following.until(about(id))) expect(data.id).toBe(id)
    for (const { data } of await ofAccount.until(about(made.json().id))) {
      expect(data.id).toBe(made.json().id)
    }
    following.stop()
    ofAccount.stop()
  })

  it('are followed by a browser, which can name its environment in the address alone', async () => {
    const headers = { cookie: `vestibule_session=${env().token}` }
    const nowhere = await follow({ headers })
    expect(nowhere.answer.status).toBe(400)
    const following = await ready({ headers, query: `?environment_id=${env().environmentId}` })
    const id = await make()
    await following.until(about(id))
    following.stop()
    const elsewhere = await follow({ headers, query: `?environment_id=${randomUUID()}` })
    expect(elsewhere.answer.status).toBe(404)
  })

  it('end when the API stops, which they do not hold up', async () => {
    const other = await startApi()
    const at = await other.app.listen({ port: 0, host: '127.0.0.1' })
    const following = await ready({ at })
    const stopped = other.stop().then(() => 'stopped')
    expect(await following.rest()).toEqual([])
    expect(await Promise.race([stopped, delay(4000, 'held up', { ref: false })])).toBe('stopped')
  })

  it('are twenty at most for each who follows, of all kinds, until one is left', async () => {
    const { headers } = await makeKey(api(), env(), ['invite.read', 'import.manage'])
    const started = await api().call('/api/v1/imports', {
      headers,
      payload: { mode: 'bulk_create', rows: [friend()] },
    })
    const imports = () =>
      followEvents(`${base()}/api/v1/imports/${started.json().id}/events`, headers)
    const open = [
      ...(await Promise.all(Array.from({ length: 19 }, () => follow({ headers })))),
      await imports(),
    ]
    expect(open.map(({ answer }) => answer.status)).toEqual(Array(20).fill(200))
    for (const refused of [await follow({ headers }), await imports()]) {
      expect(refused.answer.status).toBe(429)
      expect(refused.answer.headers.get('retry-after')).toBe('5')
      expect(await refused.answer.json()).toMatchObject({ code: 'rate_limited' })
    }
    const other = await ready()
    other.stop()
    open[0]?.stop()
    await expect
      .poll(async () => {
        const next = await follow({ headers })
        open.push(next)
        return next.answer.status
      })
      .toBe(200)
    for (const one of open) one.stop()
  })
})
