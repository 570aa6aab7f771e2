import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import * as client from '../client/index.ts'
import { writeClient } from '../scripts/client.ts'
import { makeKey, openApi, signUp } from './support/api.ts'
import { newAddress } from './support/client.ts'

const api = await openApi()
const account = await signUp(api)
client.defaults.baseUrl = await api.app.listen({ port: 0, host: '127.0.0.1' })

describe('the client', () => {
  it('is what `npm run client` makes of the routes as they are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vestibule-client-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    await writeClient(folder)
    for (const name of ['openapi.json', 'index.ts']) {
      const committed = readFileSync(`client/${name}`, 'utf8')
      const stale = readFileSync(join(folder, name), 'utf8') !== committed
      expect(stale, `client/${name} is stale: npm run client`).toBe(false)
    }
  })

  it('invites, and knows what comes back', async () => {
    const { headers } = await makeKey(api, account, ['invite.manage', 'invite.read'])
    const newInvite = { email: newAddress(), first_name: 'Ada', last_name: 'Lovelace' }
    const made = await client.createIdentityInvite({ newInvite }, { headers })
    if (made.status !== 201) throw new Error(made.data.code)
    expect(made.data.accept_url).toContain('token=')
    const again = await client.createIdentityInvite({ newInvite }, { headers })
    if (again.status !== 409) throw new Error('The address was invited twice.')
    expect(again.data.code).toBe('invite_pending')
    expect(again.data.existing_invite_id).toBe(made.data.id)
    const list = await client.listIdentityInvites({ limit: 1 }, { headers })
    expect(list.status === 200 && list.data.data[0]?.id).toBe(made.data.id)
  })

  it('tells an operator apart by their own header, and a refusal by its code', async () => {
    const headers = account.bearer
    const none = await client.listIdentityInvites({}, { headers })
    expect(none).toMatchObject({ status: 400, data: { code: 'bad_request' } })
    const { environmentId: xEnvironmentId } = account
    expect((await client.listIdentityInvites({ xEnvironmentId }, { headers })).status).toBe(200)
  })
})
