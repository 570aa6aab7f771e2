import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { createClient, newAddress, sharedStack, text } from './client.ts'
import { dashboard, heading, openSignedIn, openWindow, password } from './dashboard.ts'

const api = createClient(sharedStack())

/** A new Account in a window, and what its admin asks of the API meanwhile. */
export async function openSettings(browser: Browser, options: BrowserContextOptions = {}) {
  const opened = await openSignedIn(browser, options)
  const { made, page, form } = opened
  const environmentId = text(made, 'environments.0.id')
  const headers = {
    authorization: `Bearer ${text(made, 'token')}`,
    'x-environment-id': environmentId,
  }
  const ask = (method: string, path: string, body?: unknown) =>
    api.call(method, `/api/v1${path}`, body, headers)
  const make = async (noun: string, body: unknown) =>
    text((await ask('POST', `/environments/${environmentId}/${noun}`, body)).body, 'id')
  return {
    ...opened,
    slug: form.slug,
    environmentId,
    rootNodeId: text(made, 'environments.0.root_node_id'),
    ask,
    make,
    invite: (given: object = {}) =>
      ask('POST', '/identity-invites', { ...person(), send_email: false, ...given }),
    visit: (path: string, name: string) => visit(page, `/e/${environmentId}${path}`, name),
    visitAccount: (path: string, name: string) => visit(page, path, name),
  }
}

export type Settings = Awaited<ReturnType<typeof openSettings>>

async function visit(page: Page, path: string, name: string) {
  await page.goto(`${dashboard}${path}`)
  await heading(page, name).waitFor()
}

const person = () => ({ email: newAddress(), first_name: 'Grace', last_name: 'Hopper' })

/** Another operator of the same Account, signed in in a window of their own. */
export async function openAs(
  browser: Browser,
  settings: Settings,
  given: { role: string; node_ids?: string[] },
  options: BrowserContextOptions = {},
) {
  const names = { first_name: 'Lin', last_name: 'Limited' }
  const email = newAddress()
  const body = { email, password, ...names, ...given }
  await settings.ask('POST', `/accounts/${settings.slug}/operators`, body)
  const opened = await openWindow(browser, options)
  const data = { account_slug: settings.slug, email, password }
  await opened.context.request.post(`${api.stack.api_url}/api/v1/sessions`, { data })
  return opened
}

export const pressButton = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click()

export const fill = (page: Page, label: string, value: string) =>
  page.getByRole('textbox', { name: label }).fill(value)

/** Chooses from the menu of one row. */
export async function choose(page: Page, row: string, item: string) {
  await page.getByRole('button', { name: `Actions for ${row}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** A cell of a table, or words of a dialog, once they are there. */
export const see = (page: Page, words: string | RegExp) =>
  page.getByText(words).filter({ visible: true }).first().waitFor()
