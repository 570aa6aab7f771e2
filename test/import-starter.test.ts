import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { readImport } from '../db/imports.ts'
import { askStarter } from '../provisioning/import-starter.ts'
import { openApi, signUp } from './support/api.ts'
import { appoint } from './support/operators.ts'

const api = await openApi()
const account = await signUp(api)

it('lets an operator who is limited to a subtree go on with their own import, until removed', async () => {
  const { accountId, environmentId, rootNodeId } = account
  const limited = await appoint(api, account, { node_ids: [rootNodeId] })
  const begun = await api.call('/api/v1/imports', {
    headers: { ...limited.bearer, 'x-environment-id': environmentId },
    payload: {
      mode: 'bulk_invite',
      rows: [{ email: `${randomUUID()}@x.test`, first_name: 'Ada', last_name: 'Lovelace' }],
    },
  })
  expect(begun.statusCode).toBe(202)
  const run = await readImport(api.sql, begun.json().id, { accountId, environmentId })
  if (!run) throw new Error('The import is not there.')
  expect(await askStarter(api.sql, run)).toMatchObject({ nodeIds: [rootNodeId] })
  await api.call(limited.url, { method: 'DELETE', headers: account.bearer })
  expect(await askStarter(api.sql, run)).toMatchObject({ code: 'permission_denied' })
})
