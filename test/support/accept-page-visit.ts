import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { Plan, Site } from './accept-page-site.ts'

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export const desk = { width: 1280, height: 800 }
export const phone = { width: 360, height: 740 }

type Visit = BrowserContextOptions & { query?: string }

/** Opens a new link that is answered by the plan, as a reader of British English unless told. */
export async function visit(browser: Browser, site: Site, plan: Plan, options: Visit = {}) {
  const { query, ...reader } = options
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    ...reader,
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints = listen(page)
  const link = site.link(plan, query)
  await page.goto(link.url)
  return { ...link, page, complaints }
}

/** Errors of scripts and of the content security policy, but not the refusals a plan asks for. */
function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const refusal = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !refusal) complaints.push(message.text())
  })
  return complaints
}

/**
 * WCAG 2.2 and best practice, as far as a program can tell, in light and in dark. React Aria's
 * announcements, which are heard and not seen, name a button for seconds after it has gone.
 * Frames are previews of mail that run no script: axe would wait half a second for each in vain.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const isThere = await page.evaluate("'axe' in window")
  if (!isThere) await page.evaluate(await readFile(axeFile, 'utf8'))
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const violations = await page.evaluate(
      `axe.run({ exclude: ['[data-live-announcer]'] }, { iframes: false, resultTypes: ['violations'] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
    )
    expect(violations, colorScheme).toEqual([])
  }
}

const nextDrawing =
  'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))'

/** The same at a desk and on a phone, each of which shows `says` and has nothing beyond its edge. */
export async function expectForEverybody(page: Page, says: Locator): Promise<void> {
  for (const size of [desk, phone]) {
    await page.setViewportSize(size)
    await page.evaluate(nextDrawing)
    await says.waitFor({ state: 'attached' }) // columns go where there is no room for them
    await expectAccessible(page)
    await expect.poll(() => isWiderThanWindow(page)).toBe(false)
  }
  await page.setViewportSize(desk)
}

export const isWiderThanWindow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth > innerWidth')

export const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click()

/** Fills in what the form of a new person asks for, and sends it. */
export async function acceptWith(page: Page, password = 'quiet otter paints'): Promise<void> {
  await page.getByLabel('Choose a password').fill(password)
  await press(page, 'Accept invitation')
}
