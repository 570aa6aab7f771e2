import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import postgres from 'postgres'
import { onTestFinished } from 'vitest'
import { createClient, newAddress, sharedStack, text } from './client.ts'
import { dashboard, openSignedIn } from './dashboard.ts'

export const client = createClient(sharedStack())

/** A signed-in window of a new Account with a hierarchy and a role, and ways to make more. */
export async function openIdentities(browser: Browser, options: BrowserContextOptions = {}) {
  const opened = await openSignedIn(browser, {
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  const environmentId = text(opened.made, 'environments.0.id')
  const rootId = text(opened.made, 'environments.0.root_node_id')
  const headers = { origin: client.stack.api_url, 'x-environment-id': environmentId }
  const ask = async (method: 'POST' | 'PATCH', path: string, data: object): Promise<unknown> => {
    const url = `${client.stack.api_url}${path}`
    const answer = await opened.context.request.fetch(url, { method, data, headers })
    if (!answer.ok()) throw new Error(await answer.text())
    return answer.json()
  }
  const environment = `/api/v1/environments/${environmentId}`
  const make = async (path: string, data: object) =>
    text(await ask('POST', `${environment}${path}`, data), 'id')
  await ask('PATCH', environment, { hierarchy_enabled: true })
  const roleId = await make('/roles', { name: 'Regional manager' })
  return {
    ...opened,
    environmentId,
    rootId,
    roleId,
    ask,
    makeNode: (name: string, parent_id = rootId) => make('/nodes', { name, parent_id }),
    invite: (given: object = {}) =>
      ask('POST', '/api/v1/identity-invites', {
        email: newAddress(),
        first_name: 'Pat',
        last_name: 'Lee',
        ...given,
      }),
    access: `${dashboard}/e/${environmentId}/identities`,
    tenant: `${dashboard}/tenant/identities`,
  }
}

export async function fillPerson(page: Page, email: string) {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('First name').fill('Pat')
  await page.getByLabel('Last name').fill('Lee')
}

export async function choose(page: Page, label: string, option: string) {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click()
  await page.getByRole('option', { name: option }).click()
}

/** The database that the stack keeps everything in. */
export function openDatabase() {
  const sql = postgres(client.stack.database_url, { max: 1, onnotice: () => {} })
  onTestFinished(() => sql.end({ timeout: 1 }))
  return sql
}

export const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()
