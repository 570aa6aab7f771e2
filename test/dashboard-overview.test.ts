import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { createClient, sharedStack, text, tokenIn } from './support/client.ts'
import { dashboard, heading } from './support/dashboard.ts'
import { openSettings, pressButton, type Settings, see } from './support/dashboard-settings.ts'
import { openDatabase } from './support/database.ts'

const api = createClient(sharedStack())
const { sql } = openDatabase(sharedStack())
const browser = await openFileBrowser()

const banner = "You haven't invited any users or assigned them roles yet."
const guide = (page: Page) => page.getByRole('complementary', { name: 'Setup Guide' })
const step = (page: Page, title: string) =>
  guide(page).getByRole('listitem').filter({ hasText: title })
const isDone = (page: Page, title: string) =>
  step(page, title).getByText('(done)').waitFor({ state: 'attached' })

describe('an empty Environment', () => {
  it('says so, and its guide ticks off what is done elsewhere meanwhile', async () => {
    const { page, make, invite, rootNodeId, visit, complaints } = await openSettings(browser)
    await visit('', 'Overview')
    await see(page, banner)
    await pressButton(page, 'Complete Invite & Assign Users Setup')
    const selected = guide(page).getByRole('tab', { selected: true })
    await expect.poll(() => selected.textContent()).toBe('Invite & Assign Users')
    expect(page.url()).toContain('guide=invite')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Setup Guide')
    await step(page, 'Assign roles').getByRole('link', { name: 'Create a role first.' }).click()
    await heading(page, 'Roles').waitFor()
    await guide(page).waitFor()
    const role_id = await make('roles', { name: 'Editor' })

    await step(page, 'Invite identities').getByRole('link', { name: 'Go to Identities' }).click()
    await heading(page, 'Identities').waitFor()
    await step(page, 'Invite identities').getByText('Press Invite and give').waitFor()
    await invite()
    await isDone(page, 'Invite identities')
    expect(await step(page, 'Assign roles').getByText('(done)').count()).toBe(0)
    await invite({ role_id, node_id: rootNodeId })
    await isDone(page, 'Assign roles')
    await page.reload()
    await isDone(page, 'Assign roles')
    await page.getByRole('link', { name: 'Overview' }).click()
    await heading(page, 'Overview').waitFor()
    await guide(page).waitFor()
    expect(await page.getByText(banner).count()).toBe(0)
    await pressButton(page, 'Close Setup Guide')
    await guide(page).waitFor({ state: 'detached' })
    expect(page.url()).not.toContain('guide')
    await see(page, 'How invites do')
    expect(complaints).toEqual([])
  })

  it('loses its banner while somebody looks, and the guide closes on the way back', async () => {
    const { page, invite, visit } = await openSettings(browser)
    await visit('', 'Overview')
    await pressButton(page, 'Complete Invite & Assign Users Setup')
    await guide(page).waitFor()
    await page.goBack()
    await guide(page).waitFor({ state: 'detached' })
    await see(page, banner)
    await invite()
    await page.getByText(banner).waitFor({ state: 'detached' })
    await pressButton(page, 'Setup Guide')
    await guide(page).waitFor()
    await page.keyboard.press('Escape')
    await guide(page).waitFor({ state: 'detached' })
    await page.reload()
    await heading(page, 'Overview').waitFor()
    expect(await guide(page).count()).toBe(0)
  })
})

/** Nine invites: three accepted, one declined, one revoked, one expired, one opened, two neither. */
async function populate({ ask, invite }: Settings) {
  const made = await Promise.all(Array.from({ length: 9 }, () => invite()))
  const [a, b, c, declined, revoked, expired, opened] = made.map(({ body }) => ({
    id: text(body, 'id'),
    token: tokenIn(text(body, 'accept_url')),
  }))
  for (const { token } of [a, b, c].filter((one) => one !== undefined)) await api.accept(token)
  const act = (token = '', what = '') =>
    api.call('POST', `/api/v1/invite-acceptances/${token}/${what}`)
  await act(declined?.token, 'decline')
  await act(opened?.token, 'opened')
  await ask('POST', `/identity-invites/${revoked?.id}/revoke`)
  await sql`
    update invites set created_at = now() - interval '20 days', expires_at = now() - interval '13 days'
    where id = ${expired?.id ?? ''}`
}

const numbers = async (page: Page) =>
  (await page.getByRole('table', { name: 'How far invites got' }).getByRole('row').allInnerTexts())
    .slice(1)
    .map((row) =>
      row
        .split(/\s{1,}/)
        .filter(Boolean)
        .join(' '),
    )
const fact = (page: Page, name: string) =>
  page.locator('dl > div', { hasText: name }).getByRole('definition').innerText()

describe('the funnel', () => {
  it('counts what became of invites, by a period that the address keeps', async () => {
    const settings = await openSettings(browser)
    await populate(settings)
    const { page, visit } = settings
    await visit('', 'Overview')
    await page.getByRole('table', { name: 'How far invites got' }).waitFor()
    expect(await numbers(page)).toEqual([
      'Created 9 100%',
      'Sent 0 0%',
      'Opened page 5 56%',
      'Accepted 3 33%',
    ])
    expect(await fact(page, 'Expired')).toBe('1')
    expect(await fact(page, 'Declined')).toBe('1')
    expect(await fact(page, 'Revoked')).toBe('1')
    expect(await fact(page, 'Pending')).toBe('3')
    expect(await fact(page, 'Median')).toMatch(/second|minute/)
    await page.getByRole('radio', { name: '7 days' }).click()
    await page.waitForURL(/days=7/)
    await expect.poll(async () => (await numbers(page))[0]).toBe('Created 8 100%')
    expect(await fact(page, 'Expired')).toBe('0')
    await page.reload()
    await expect.poll(async () => (await numbers(page))[0]).toBe('Created 8 100%')
    await page.goBack()
    await expect.poll(async () => (await numbers(page))[0]).toBe('Created 9 100%')
  })

  it('counts one import by itself, and lists it with what needs attention', async () => {
    const settings = await openSettings(browser)
    const { page, ask, invite, visit, environmentId } = settings
    const rows = ['ada', 'not an address'].map((name) => ({
      email: name === 'ada' ? `${crypto.randomUUID()}@people.example.com` : name,
      first_name: 'Ada',
      last_name: 'Lovelace',
      send_email: 'no',
    }))
    const started = await ask('POST', '/imports', { mode: 'bulk_invite', rows })
    const importId = text(started.body, 'id')
    const state = async () => text((await ask('GET', `/imports/${importId}`)).body, 'status')
    await expect.poll(state, { timeout: 30_000 }).toBe('completed')
    const late = text((await invite({ first_name: 'Late' })).body, 'id')
    await sql`update invites set expires_at = now() + interval '20 hours' where id = ${late}`
    const lost = text((await invite({ first_name: 'Lost' })).body, 'id')
    await sql`update invites set delivery_state = 'failed', created_at = now() - interval '9 days'
      where id = ${lost}`
    await Promise.all(Array.from({ length: 7 }, () => invite()))
    await sql`update invites set expires_at = now() + interval '30 hours'
      where environment_id = ${environmentId} and first_name = 'Grace'`
    await visit(`?import=${importId}`, 'Overview')
    await page.getByRole('table', { name: 'How far invites got' }).waitFor()
    expect((await numbers(page))[0]).toBe('Created 1 100%')
    await see(page, '2 of 2 rows')
    await see(page, '1 failed')
    const lines = page.getByRole('region', { name: 'Needs attention' }).getByRole('listitem')
    await expect
      .poll(() => lines.allInnerTexts())
      .toEqual([
        expect.stringMatching(/Lost Hopper[\s\S]*Not delivered/),
        expect.stringContaining('Late Hopper'),
        ...Array.from({ length: 4 }, () => expect.stringContaining('Grace Hopper')),
      ])
    await see(page, '1 not delivered, 8 invites expire within two days')
    await page.getByRole('link', { name: 'Show all 9' }).click()
    await expect.poll(() => page.getByRole('link', { name: /Hopper/ }).count()).toBe(9)
    await page.goBack()
    await page.getByRole('link', { name: /Late Hopper/ }).click()
    await page.waitForURL(`${dashboard}/e/${environmentId}/identities?tab=invites&invite=${late}`)
  })

  it('and what needs attention change while somebody looks, as imports do', async () => {
    const { page, ask, invite, visit } = await openSettings(browser)
    const made = await invite()
    await visit('', 'Overview')
    await page.getByRole('table', { name: 'How far invites got' }).waitFor()
    await see(page, 'All is well')
    await see(page, 'No imports yet.')
    await sql`update invites set delivery_state = 'failed' where id = ${text(made.body, 'id')}`
    await see(page, 'Not delivered')
    const email = `${crypto.randomUUID()}@people.example.com`
    const rows = [{ email, first_name: 'Ada', last_name: 'Lovelace', send_email: 'no' }]
    await ask('POST', '/imports', { mode: 'bulk_invite', rows })
    await see(page, '1 of 1 row')
    await expect.poll(async () => (await numbers(page))[0]).toBe('Created 2 100%')
  })
})
