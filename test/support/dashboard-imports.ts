import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContextOptions, FileChooser, Page } from 'playwright-core'
import { vi } from 'vitest'
import type { Sql } from '../../db/client.ts'
import { text } from './client.ts'
import { dashboard, openSignedIn } from './dashboard.ts'

export type Person = Record<string, string>

/** A new Account, its first Environment, and a window that is signed in there. */
export async function openImportsOf(browser: Browser, options: BrowserContextOptions = {}) {
  const opened = await openSignedIn(browser, options)
  const environmentId = text(opened.made, 'environments.0.id')
  const accountId = text(opened.made, 'account.id')
  const imports = `${dashboard}/e/${environmentId}/imports`
  return {
    ...opened,
    accountId,
    environmentId,
    imports,
    tenantImports: `${dashboard}/tenant/imports`,
  }
}

export const newAddress = () => `p-${randomUUID()}@people.example.com`

export const somebody = (given: Person = {}): Person => ({
  email: newAddress(),
  first_name: 'Ada',
  last_name: 'Lovelace',
  ...given,
})

/** A file with a column for each field that somebody has. */
export function csvOf(people: Person[], delimiter = ','): string {
  const columns = [...new Set(people.flatMap((person) => Object.keys(person)))]
  const lines = people.map((person) => columns.map((name) => person[name] ?? '').join(delimiter))
  return [columns.join(delimiter), ...lines].join('\n')
}

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).click()

/** The wizard, at the step where it wants a file. */
export async function beginWizard(page: Page, imports: string, mode: string): Promise<void> {
  await page.goto(`${imports}/new`)
  await press(page, `Continue with ${mode}`)
  await page.getByText('Drop a CSV file here').waitFor()
}

export const giveFile = (page: Page, content: string | Buffer, name = 'people.csv') =>
  chooseFile(page, { name, mimeType: 'text/csv', buffer: Buffer.from(content) })

/** A file by its path, or with what is in it. */
export async function chooseFile(page: Page, file: Parameters<FileChooser['setFiles']>[0]) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    press(page, /^Choose (another )?file$/),
  ])
  await chooser.setFiles(file)
}

/** From a file whose headers say all, to its rows as the server has judged them. */
export async function goToPreview(page: Page): Promise<void> {
  await press(page, 'Continue to mapping')
  await press(page, 'Continue to preview')
  await page.getByText('Checked against what is on the server.').waitFor()
}

/** From the rows to the page of the run; `submit` is what the last button says. */
export async function submit(page: Page, how: RegExp): Promise<string> {
  await press(page, /^Continue with/)
  await press(page, how)
  await page.waitForURL(/imports\/[0-9a-f-]{36}/)
  return /imports\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
}

export const ended = (page: Page, how = 'Completed') =>
  page.getByText(how, { exact: true }).first().waitFor({ timeout: 60_000 })

const heldCount = 200

/**
 * A run of 200 people that has begun and cannot end before it is let go, however slowly the page is read: the row
 * that counts it is locked.
 */
export async function beginHeldRun(sql: Sql, page: Page, imports: string) {
  const password = 'quiet otter paints' // hashed a few at a time, so that the lock comes in time
  await beginWizard(page, imports, 'Bulk create')
  await giveFile(
    page,
    csvOf(Array.from({ length: heldCount }, () => somebody({ password }))),
    'slow.csv',
  )
  await goToPreview(page)
  const id = await submit(page, /^Create/)
  const begun = async () => (await sql`select from imports where id = ${id} and succeeded > 0`)[0]
  await vi.waitUntil(begun, { timeout: 30_000, interval: 20 })
  const tx = await sql.reserve()
  await tx`begin`
  await tx`select from imports where id = ${id} for update`
  async function letGo() {
    await tx`rollback`
    tx.release()
  }
  await page.getByText('rows a second').waitFor()
  return { id, letGo }
}
