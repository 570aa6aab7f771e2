import { randomUUID } from 'node:crypto'
import type { Api } from './api.ts'
import { type Asked, fileOf, type ImportsDesk, newAddress } from './imports.ts'

export type Result = {
  verdict: string
  issues: { code: string; field: string | null; message: string }[]
}
export type Tree = Awaited<ReturnType<typeof plantTree>>

/** A role, and a tree in which two nodes have one name and one is disabled. */
export async function plantTree(desk: ImportsDesk) {
  const role = `Editor ${randomUUID()}`
  const europe = await desk.makeNode(undefined, 'Europe')
  const america = await desk.makeNode(undefined, 'America')
  const closed = await desk.makeNode(undefined, 'Closed')
  await desk.ask('PATCH', `/nodes/${closed}`, { enabled: false })
  return {
    role,
    roleId: await desk.makeRole({ name: role }),
    europe,
    berlin: await desk.makeNode(europe, 'Berlin'),
    otherBerlin: await desk.makeNode(america, 'Berlin'),
  }
}

/** The verdict on each row of a file, and why. */
export async function judge(
  desk: ImportsDesk,
  rows: Record<string, string>[],
  asked: Asked = {},
): Promise<string[][]> {
  const { results } = (await desk.preview(fileOf(...rows), asked)).json()
  return results.map(({ verdict, issues }: Result) => {
    return [verdict, ...issues.map(({ code, field }) => `${code} ${field}`)]
  })
}

/** Somebody in the account's directory, a member of nothing. */
export async function addPerson(api: Api, desk: ImportsDesk, externalId: string | null = null) {
  const email = newAddress()
  const [{ id }] = await api.sql<[{ id: string }]>`
    insert into identities (account_id, email, external_id)
    values (${desk.accountId}, ${email}, ${externalId}) returning id`
  return { id, email }
}
