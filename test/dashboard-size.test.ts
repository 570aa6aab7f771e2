import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

/** What was built last; `npm test` builds first. */
const folder = 'dist/web'
const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8')

const imported = /(?:^|[;}\s])(?:import|export)(?:[\w*{}\s,$]*from)?\s*["']\.\/([\w.-]+\.js)["']/g
const named = /(?:src|href)="\/(assets\/[\w.-]+\.js)"/g

/** The scripts that a page asks for before it shows anything: its entry, and what that imports. */
function firstScripts(page: string): string[] {
  const reached = new Set([...read(page).matchAll(named)].map(([, file = '']) => file))
  for (const file of reached) {
    for (const [, name = ''] of read(file).matchAll(imported)) reached.add(`assets/${name}`)
  }
  return [...reached]
}

it('shows the dashboard after at most 250 kB of scripts', () => {
  const scripts = firstScripts('dashboard.html').map(read)
  expect(scripts.length).toBeGreaterThan(1)
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0)
  expect(bytes).toBeLessThanOrEqual(250_000)
})

it('ships of the client what its pages call, and of the components what they show', () => {
  const scripts = readdirSync(`${folder}/assets`).filter((name) => name.endsWith('.js'))
  const all = scripts.map((name) => read(`assets/${name}`)).join('\n')
  expect(all).toContain('/api/v1/sessions/current')
  expect(all).not.toContain('/portal/v1/')
  expect(all).not.toContain('Kontextmenü')
})
