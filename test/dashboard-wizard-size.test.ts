import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { sharedStack } from './support/client.ts'
import * as wizard from './support/dashboard-imports.ts'
import { openDatabase } from './support/database.ts'

const { beginWizard, chooseFile, csvOf, openImportsOf, press, somebody, submit } = wizard
const { sql } = openDatabase(sharedStack())
const browser = await openFileBrowser()

/* Text, as this file knows no DOM. */
const busy = 'for (window.sum = 0, at = 0; at < 4e8; at++) window.sum += at % 7'

type TraceEvent = {
  name: string
  pid: number
  tid: number
  tdur?: number
  args?: { name?: string }
}
const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`

/**
 * The longest task of the page's main thread meanwhile, in milliseconds of that thread's own time:
 * beside other tests it waits for a core, which is not the page's doing.
 */
async function longestTask(page: Page, act: () => Promise<unknown>): Promise<number> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] })
  await act()
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100)))')
  const trace = (await browser.stopTracing()).toString()
  const { traceEvents: events }: { traceEvents: TraceEvent[] } = JSON.parse(trace)
  const pages = new Set(events.filter(({ args }) => args?.name === 'CrRendererMain').map(threadOf))
  const tasks = events.filter((one) => one.name === 'RunTask' && pages.has(threadOf(one)))
  return Math.round(Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000)
}

const rows = 10_000
/* On disk, as the driver would unpack it in the page. */
async function writePeople(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-size-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'people.csv')
  await writeFile(path, csvOf(people()))
  return path
}

const people = () =>
  Array.from({ length: rows }, (_row, at) =>
    somebody({
      ...(at % 100 === 7 && { email: 'wrong' }),
      send_email: 'false',
      lang: 'en',
      notes: 'x'.repeat(40),
    }),
  )

it('takes ten thousand rows without ever stopping the page for 200 ms', async () => {
  const path = await writePeople()
  const { page, imports } = await openImportsOf(browser)
  await beginWizard(page, imports, 'Bulk invite')
  expect(await longestTask(page, () => page.evaluate(busy))).toBeGreaterThan(200)
  const shown = (count: number) =>
    page.getByText(`${count.toLocaleString('en-GB')} of 10,000 rows selected`).waitFor()
  const acts: Record<string, () => Promise<unknown>> = {
    reading: async () => {
      await chooseFile(page, path)
      await press(page, 'Continue to mapping')
    },
    checking: async () => {
      await press(page, 'Continue to preview')
      await shown(9900)
      await page.getByText('Checked against').waitFor({ timeout: 40_000 })
    },
    scrolling: async () => {
      await page.getByRole('gridcell', { name: 'wrong' }).first().focus()
      for (const key of ['Control+End', 'PageUp', 'PageUp', 'Control+Home', 'PageDown']) {
        await page.keyboard.press(key)
      }
    },
    filtering: async () => {
      for (const name of [/^Errors/, /^Valid/, /^All/]) await press(page, name)
    },
    selecting: async () => {
      const all = page.getByRole('checkbox', { name: 'Select all' })
      await all.uncheck()
      await shown(0)
      await all.check()
      await shown(9900)
    },
    correcting: async () => {
      await page.getByRole('gridcell', { name: 'wrong' }).first().click()
      for (const left of [9901, 9902]) {
        await page.keyboard.type(wizard.newAddress())
        await page.keyboard.press('Tab')
        await shown(left)
      }
      await page.keyboard.press('Escape')
      await page.getByText('Checked against').waitFor()
    },
  }
  const longest: Record<string, number> = {}
  for (const [name, act] of Object.entries(acts)) longest[name] = await longestTask(page, act)
  let id = ''
  longest.sending = await longestTask(page, async () => {
    id = await submit(page, /^Invite 9,902 people$/)
    await page.getByText('of 10,000 rows').first().waitFor()
  })
  expect(Object.entries(longest).filter(([, ms]) => ms > 200)).toEqual([])
  await press(page, 'Cancel import')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel import' }).click()
  const [run] = await sql`select total from imports where id = ${id}`
  expect(run).toEqual({ total: rows })
}, 120_000)
