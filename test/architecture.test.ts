import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Which rooms each room may use at run time. Only `import type` may look further. */
const starting = ['workflows/messages.ts', 'workflows/starting.ts']
const mayImport: Record<string, string[]> = {
  domain: [],
  csv: ['domain'],
  security: ['domain'],
  db: ['domain'],
  migrations: [],
  emails: ['domain'],
  posting: [],
  workflows: ['domain'],
  provisioning: ['domain', 'csv', 'security', 'db', 'workflows/starting.ts'],
  activities: ['domain', 'csv', 'security', 'db', 'emails', 'posting', 'provisioning', ...starting],
  api: ['domain', 'csv', 'security', 'db', 'emails', 'posting', 'provisioning', ...starting],
  worker: ['activities', 'posting', 'security', 'db', 'workflows/messages.ts'],
  local: [],
  ops: ['db', 'domain', 'security', 'workflows/messages.ts'],
  web: ['client', 'csv', 'domain'],
  client: [],
  cli: ['csv', 'domain'],
  bench: ['db', 'domain', 'emails', 'security', 'workflows/messages.ts'],
  storm: ['bench/support/stack.ts'],
}
const rooms = Object.keys(mayImport)
const isSource = (file: string) => /\.tsx?$/.test(file)
const statement = /^(?:import|export) (?!type )(?:[^'"]*? from )?['"](\.\.?\/[^'"]+)['"]/gm

function targetsOf(room: string, file: string): string[] {
  const source = readFileSync(`${room}/${file}`, 'utf8')
  const at = new URL(`file:///${room}/${file}`)
  return [...source.matchAll(statement)].map(([, path = '']) => new URL(path, at).pathname.slice(1))
}

it.each(rooms)('%s imports only what it may', (room) => {
  const allowed = [`${room}/`, ...(mayImport[room] ?? [])]
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(isSource)
  expect(files.length).toBeGreaterThan(0)
  const trespasses = files.flatMap((file) =>
    targetsOf(room, file)
      .filter((target) => rooms.some((other) => target.startsWith(`${other}/`)))
      .filter((target) => !allowed.some((prefix) => target.startsWith(prefix)))
      .map((target) => `${room}/${file} -> ${target}`),
  )
  expect(trespasses).toEqual([])
})

it.each(['domain', 'csv'])('%s runs in browsers: it asks nothing of Node', (room) => {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(isSource)
  const asking = files.filter((file) =>
    /from 'node:|\b(?:Buffer|process)\./.test(
      readFileSync(`${room}/${file}`, 'utf8').replace(/import type .*/g, ''),
    ),
  )
  expect(asking).toEqual([])
})

it('reads settings and the environment in entry points only', () => {
  const readers = rooms
    .filter((room) => !['local', 'ops', 'migrations', 'bench', 'storm'].includes(room))
    .flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: 'utf8' })
        .filter((file) => isSource(file) && !file.endsWith('main.ts'))
        .filter((file) => /process\.env|readConfig\(/.test(readFileSync(`${room}/${file}`, 'utf8')))
        .map((file) => `${room}/${file}`),
    )
  expect(readers).toEqual([])
})
