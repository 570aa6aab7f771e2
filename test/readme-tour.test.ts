import { expect, it } from 'vitest'
import { createClient, sharedStack, text } from './support/client.ts'
import { blockWith, describeStack, makeFolder, run } from './support/readme.ts'
import { signUpAt } from './support/stack-account.ts'

const api = createClient(sharedStack())
const folder = makeFolder()

/** The tour's address is a fixed one, and its cooldown the usual: so in an account of its own. */
async function makeDemo() {
  const { slug, environmentId, admin } = await signUpAt(api)
  await admin.ask('PATCH', `/accounts/${slug}/policy`, { resend_cooldown: '5m' })
  const environment = `/environments/${environmentId}`
  const role = await admin.ask('POST', `${environment}/roles`, { name: 'Member' })
  const nodes = await admin.ask('GET', `${environment}/nodes`)
  const permissions = ['invite.read', 'invite.manage']
  const key = await admin.ask('POST', `${environment}/api-keys`, { name: 'Tour', permissions })
  return {
    api_key: text(key.body, 'key'),
    role_id: text(role.body, 'id'),
    node_id: text(nodes.body, 'data.0.id'),
  }
}

it('shows an invite from its creation to its acceptance, as the README says', async () => {
  describeStack(folder, { ...api.stack, demo: await makeDemo() })
  const { stdout, stderr } = await run(folder, 'sh', ['-c', blockWith('sh', 'TOKEN=')])
  expect(stderr).toBe('')
  const [read, resent, looked, accepted, again] = JSON.parse(`[${stdout.replaceAll('}{', '},{')}]`)
  expect(read).toMatchObject({ email: 'kay@example.com', status: 'pending', generation: 1 })
  expect(read.assignment.status).toBe('dormant')
  expect(resent).toMatchObject({ code: 'resend_cooldown', retry_after_seconds: 300 })
  expect(looked).toMatchObject({ masked_email: 'k•••@e•••.com', requires: 'password' })
  expect(accepted.invite).toMatchObject({ status: 'accepted', assignment: { status: 'active' } })
  expect(accepted.identity).toMatchObject({ name: 'Kay McNulty', status: 'active' })
  expect(again).toMatchObject({ status: 410, code: 'invite_accepted' })
})
