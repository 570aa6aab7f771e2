import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page, type Route } from 'playwright-core'
import { afterAll } from 'vitest'

const cache = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url))

/**
 * A headless Chromium with its security switched on, for pages to be tested in: `CHROMIUM_PATH`
 * where that is set, else the one that came with `npm ci`, else an installed Chrome.
 */
export async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none']
  const bundled = process.platform === 'linux' && process.arch === 'x64'
  const executablePath = process.env.CHROMIUM_PATH ?? (bundled ? await unpackChromium() : undefined)
  return chromium.launch(executablePath ? { executablePath, args } : { channel: 'chrome' })
}

/** A browser for all tests of a file, closed after them. */
export async function openFileBrowser(): Promise<Browser> {
  const browser = await openBrowser()
  afterAll(() => browser.close())
  return browser
}

/**
 * Handles what the page asks for at `url` until the returned function is called; all passes from then on. `page.unroute`
 * would switch interception off, and Chromium never answers a request that is held at that moment.
 */
export async function routeUntilCalled(
  page: Page,
  url: string | RegExp,
  handle: (route: Route) => Promise<void>,
): Promise<() => void> {
  let isOver = false
  await page.route(url, (route) => (isOver ? route.continue() : handle(route)))
  return () => {
    isOver = true
  }
}

/** Unpacked aside and then renamed: of two test files that begin together, neither sees half of it. */
async function unpackChromium(): Promise<string> {
  const place = join(cache, 'chromium')
  if (existsSync(place)) return place
  await mkdir(join(cache, '..'), { recursive: true })
  const aside = await mkdtemp(`${cache}-`)
  try {
    await unpackInto(aside)
    await rename(aside, cache)
  } catch (failure) {
    if (!existsSync(place)) throw failure
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  return place
}

/** The package unpacks into the system's temporary folder, and only there. */
async function unpackInto(folder: string): Promise<void> {
  const { default: packed } = await import('@sparticuz/chromium')
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    await packed.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
