import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const configFile = fileURLToPath(new URL('../../web/vite.config.ts', import.meta.url))

// A test run says NODE_ENV=test, which would bundle the development build of React.
const asShipped = { 'process.env.NODE_ENV': JSON.stringify('production') }

/** Builds the pages as they are shipped, into a folder of their own. */
export async function buildPages() {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-web-'))
  const outDir = join(folder, 'web')
  await build({ configFile, define: asShipped, build: { outDir }, logLevel: 'error' })
  return {
    folder: outDir,
    scriptBytes: () => scriptBytes(outDir, 'accept-invite.html'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Gzipped size of every script a page can come to load, other languages included. */
async function scriptBytes(folder: string, page: string): Promise<number> {
  const names = (await readdir(join(folder, 'assets'))).filter((name) => name.endsWith('.js'))
  const reached = new Set<string>()
  const follow = async (file: string): Promise<void> => {
    const content = await readFile(join(folder, file), 'utf8')
    const found = names.filter((name) => content.includes(name) && !reached.has(name))
    for (const name of found) reached.add(name)
    for (const name of found) await follow(join('assets', name))
  }
  await follow(page)
  const scripts = [...reached].map((name) => readFile(join(folder, 'assets', name)))
  return (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0)
}
