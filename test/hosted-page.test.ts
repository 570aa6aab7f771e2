import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, startApi } from './support/api.ts'

let api: Api
const webFolder = mkdtempSync(join(tmpdir(), 'vestibule-web-'))
beforeAll(async () => {
  mkdirSync(join(webFolder, 'assets'))
  writeFileSync(join(webFolder, 'accept-invite.html'), '<!doctype html>')
  writeFileSync(join(webFolder, 'dashboard.html'), '<!doctype html><p>dashboard')
  writeFileSync(join(webFolder, 'assets', 'page-1a2b.js'), 'export {}')
  writeFileSync(join(webFolder, 'secret.txt'), 'not an asset')
  api = await startApi({}, { webFolder })
})
afterAll(async () => {
  await api.stop()
  rmSync(webFolder, { recursive: true })
})

describe('the hosted accept page', () => {
  it('runs our scripts only, is framed by nobody, kept by nobody and found by nobody', async () => {
    const page = await api.call('/app/identity/accept-invite?token=secret')
    expect([page.statusCode, page.headers['content-type']]).toEqual([
      200,
      'text/html; charset=utf-8',
    ])
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; " +
        "frame-ancestors 'none'",
    )
    expect(page.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    })
  })

  it('has assets that are kept for ever, and nothing beside them', async () => {
    const script = await api.call('/assets/page-1a2b.js')
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(script.headers['x-content-type-options']).toBe('nosniff')
    for (const path of ['/assets/none.js', '/assets/../secret.txt', '/assets/%2e%2e/secret.txt']) {
      const answer = await api.call(path)
      expect([403, 404]).toContain(answer.statusCode)
      expect(answer.headers['content-type']).toBe('application/problem+json')
    }
  })
})

describe('the dashboard', () => {
  it('is one page at every address of its own, under the same policy', async () => {
    const accept = await api.call('/app/identity/accept-invite')
    for (const path of ['/dashboard', '/dashboard/', '/dashboard/e/1/imports?status=failed']) {
      const page = await api.call(path)
      expect([page.statusCode, page.body]).toEqual([200, '<!doctype html><p>dashboard'])
      for (const header of ['x-frame-options', 'cache-control']) {
        expect(page.headers[header]).toBe(accept.headers[header])
      }
      const policy = page.headers['content-security-policy']
      expect(policy).toBe(`${accept.headers['content-security-policy']}; frame-src 'self'`)
    }
  })

  it('shows messages in an empty page that only it may frame, and in which no script runs', async () => {
    const frame = await api.call('/dashboard/message')
    expect([frame.statusCode, frame.headers['x-frame-options']]).toEqual([200, 'SAMEORIGIN'])
    expect(frame.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin",
    )
  })

  it('is where the bare address leads, and does not stand in for files', async () => {
    const bare = await api.call('/')
    expect([bare.statusCode, bare.headers.location]).toEqual([302, '/dashboard'])
    for (const path of ['/dashboard/main.js', '/dashboard/../secret.txt']) {
      expect((await api.call(path)).statusCode).toBe(404)
    }
  })
})
