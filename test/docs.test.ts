import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problems } from '../domain/problems.ts'

const read = (file: string) => readFileSync(file, 'utf8')
const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, first = '']) => first)

describe('docs/dependencies.md', () => {
  const [tables = ''] = read('docs/dependencies.md').split('\n## Held back')
  const cells = found(tables, /^\| (`[^|]*) \|/gm)
  const listed = cells.flatMap((cell) => found(cell, /`([^`]+)`/g))

  it('has one line for every package that package.json names, and for no other', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'))
    const packages = Object.keys({ ...dependencies, ...devDependencies })
    const own = packages.filter((name) => !name.startsWith('@types/'))
    expect(listed.toSorted()).toEqual([...own, '@types/*'].toSorted())
  })
})

describe('docs/api.md', () => {
  const page = read('docs/api.md')
  const { paths } = JSON.parse(read('client/openapi.json'))

  it('names routes that there are', () => {
    const named = found(page, /`((?:GET|POST|PATCH|DELETE) \/[^`?]*)[^`]*`/g)
    const known = Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((route) => !known.includes(route))).toEqual([])
  })

  it('names refusals that there are, with the status they have', () => {
    const rows = [...page.matchAll(/(\d{3}) ((?:`[a-z_]+`(?:, | or )?)+)/g)]
    const named = rows.flatMap(([, status, codes = '']) =>
      found(codes, /`([a-z_]+)`/g).map((code) => `${status} ${code}`),
    )
    const known = Object.entries(problems).map(([code, { status }]) => `${status} ${code}`)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((refusal) => !known.includes(refusal))).toEqual([])
  })
})

it.each(pages)('%s links to what is there', (page) => {
  const links = found(read(page), /\]\((?!https?:)([^)#]+)/g)
  expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([])
})
