import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { sharedStack, text } from './support/client.ts'
import { dashboard, heading, password } from './support/dashboard.ts'
import {
  choose,
  fill,
  openAs,
  openSettings,
  pressButton,
  see,
} from './support/dashboard-settings.ts'
import { openDatabase } from './support/database.ts'

const { sql } = openDatabase(sharedStack())
const browser = await openFileBrowser()

const noDialog = (page: Page) =>
  page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor({ state: 'detached' })

describe('operators', () => {
  it('are added, limited, demoted, disabled and removed', async () => {
    const { page, environmentId, made, visitAccount } = await openSettings(browser)
    const stored = async () => {
      const [row] = await sql`
        select id, role, disabled_at is null as enabled, removed_at is not null as removed,
          array(select node_id from operator_nodes where operator_id = operators.id) as node_ids
        from operators
        where account_id = ${text(made, 'account.id')} and first_name = 'Sam'`
      return row
    }
    await visitAccount('/settings/operators', 'Operators')
    await pressButton(page, 'Add operator')
    await fill(page, 'E-mail address', 'sam@acme.test')
    await fill(page, 'First name', 'Sam')
    await fill(page, 'Last name', 'Okafor')
    await fill(page, 'First password', 'password1')
    await page.getByRole('button', { name: /Role/ }).click()
    await page.getByRole('option', { name: /^Secondary admin/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Add operator' }).click()
    await see(page, 'has appeared in a data breach')
    await fill(page, 'First password', password)
    await page.getByRole('dialog').getByRole('button', { name: 'Add operator' }).click()
    await see(page, 'Sam Okafor may sign in now.')
    expect(await stored()).toMatchObject({ role: 'secondary_admin', nodeIds: [] })

    await choose(page, 'Sam Okafor', 'Edit')
    await page.getByRole('radio', { name: 'Only some Environments' }).press('Space')
    await pressButton(page, 'Save changes')
    await see(page, 'Tick at least one node.')
    await page.getByRole('checkbox', { name: 'All of Development' }).press('Space')
    await see(page, 'Pending invites that they could no longer send are revoked')
    await pressButton(page, 'Save changes')
    await noDialog(page)
    const root = text(made, 'environments.0.root_node_id')
    expect(await stored()).toMatchObject({ nodeIds: [root], enabled: true })
    expect(environmentId).toBe(text(made, 'environments.0.id'))

    await choose(page, 'Sam Okafor', 'Disable…')
    await see(page, 'All pending invites that they sent are revoked')
    await pressButton(page, 'Disable operator')
    await see(page, 'was signed out and cannot sign in.')
    expect((await stored())?.enabled).toBe(false)
    await choose(page, 'Sam Okafor', 'Remove…')
    await see(page, 'All pending invites that they sent are revoked')
    await pressButton(page, 'Remove operator')
    await see(page, 'Sam Okafor was removed.')
    expect((await stored())?.removed).toBe(true)
  })

  it('keep an admin, and admins are up to admins', async () => {
    const settings = await openSettings(browser)
    const { page, visitAccount } = settings
    await visitAccount('/settings/operators', 'Operators')
    await choose(page, 'Ada Lovelace', 'Remove…')
    await pressButton(page, 'Remove operator')
    await see(page, 'This is the last admin of the whole account.')
    await pressButton(page, 'Cancel')
    await choose(page, 'Ada Lovelace', 'Edit')
    await page.getByRole('button', { name: /Role/ }).click()
    await page.getByRole('option', { name: /^Inviter/ }).click()
    await pressButton(page, 'Save changes')
    await see(page, 'This is the last admin of the whole account.')

    const second = await openAs(browser, settings, { role: 'secondary_admin' })
    await second.page.goto(`${dashboard}/settings/operators`)
    const ada = second.page.getByRole('button', { name: 'Actions for Ada Lovelace' })
    await ada.waitFor()
    await expect.poll(() => ada.getAttribute('aria-description')).toBe('Admins are up to admins.')
    await pressButton(second.page, 'Add operator')
    await second.page.getByRole('button', { name: /Role/ }).click()
    await second.page.getByRole('option', { name: /^Inviter/ }).waitFor()
    expect(await second.page.getByRole('option', { name: /^Admin/ }).count()).toBe(0)
  })
})

describe('policy', () => {
  it('says durations in words, faults at their fields, and counts once saved', async () => {
    const { page, slug, visitAccount } = await openSettings(browser)
    await visitAccount('/settings/policy', 'Policy')
    await fill(page, 'Invites are good for', '36h')
    await see(page, '1 day and 12 hours.')
    await fill(page, 'Time between two sends', 'a while')
    await fill(page, 'Messages to one address a day', '3')
    await page.getByRole('switch').press('Space')
    await pressButton(page, 'Save changes')
    await see(page, 'Give 0s to 1d')
    await fill(page, 'Time between two sends', '10m')
    await pressButton(page, 'Save changes')
    await see(page, 'Saved.')
    const [account] = await sql`
      select invite_ttl_seconds, resend_cooldown_seconds, max_sends_per_recipient_per_day,
        portal_invites from accounts where slug = ${slug}`
    expect(account).toEqual({
      inviteTtlSeconds: 129_600,
      resendCooldownSeconds: 600,
      maxSendsPerRecipientPerDay: 3,
      portalInvites: false,
    })
    await pressButton(page, 'Restore default times')
    await see(page, 'The default times count again.')
    const [after] = await sql`select invite_ttl_seconds from accounts where slug = ${slug}`
    expect(after?.inviteTtlSeconds).toBeNull()
  })
})

describe('branding', () => {
  it('shows a message as it is sent, with what is typed before it is saved', async () => {
    const { page, ask, slug, visitAccount, complaints } = await openSettings(browser)
    await visitAccount('/settings/branding', 'Branding')
    const message = page.frameLocator('iframe')
    await message.getByRole('heading', { name: 'invited to join Acme' }).waitFor()
    await fill(page, 'Sender name', 'Acme People')
    await see(page, /^Acme People </)
    await fill(page, 'Button colour', '#0a7cff')
    const button = message.getByRole('link', { name: 'Accept invitation' })
    const colour = () => button.evaluate((link) => getComputedStyle(link).backgroundColor)
    await expect.poll(colour).toBe('rgb(10, 124, 255)')
    await fill(page, 'Logo', 'ftp://acme.test/logo.png')
    await see(page, 'A field cannot be read yet')
    expect((await ask('GET', `/accounts/${slug}/branding`)).body).toMatchObject({ color: null })
    await pressButton(page, 'Save changes')
    await see(page, 'Please check the marked fields.')
    await fill(page, 'Logo', '')
    await pressButton(page, 'Save changes')
    await see(page, 'Saved.')
    const branding = (await ask('GET', `/accounts/${slug}/branding`)).body
    expect(branding).toMatchObject({ sender_name: 'Acme People', color: '#0a7cff' })
    expect(complaints).toEqual([])
  })
})

describe('Environments and the account', () => {
  it('are made, renamed, suspended and resumed', async () => {
    const { page, slug, visitAccount } = await openSettings(browser)
    await visitAccount('/settings/environments', 'Environments')
    await pressButton(page, 'New Environment')
    await fill(page, 'Name', 'Production')
    await pressButton(page, 'Create Environment')
    await see(page, 'This name is taken.')
    await fill(page, 'Name', 'Staging')
    await pressButton(page, 'Create Environment')
    await see(page, 'Staging was created.')
    await choose(page, 'Staging', 'Edit')
    await fill(page, 'Name', 'Preview')
    await pressButton(page, 'Save changes')
    await see(page, 'Saved.')
    await choose(page, 'Preview', 'Suspend…')
    await pressButton(page, 'Suspend Environment')
    await see(page, 'Preview is suspended.')
    const stored = () => sql`
      select suspended_at is not null as suspended from environments where name = 'Preview'
        and account_id = (select id from accounts where slug = ${slug})`
    expect(await stored()).toMatchObject([{ suspended: true }])
    await page.getByRole('button', { name: 'Workspace' }).click()
    await page.getByRole('menuitemradio', { name: /Preview/ }).click()
    await see(page, 'Preview is suspended. Nothing is sent')
    await visitAccount('/settings/environments', 'Environments')
    await choose(page, 'Preview', 'Resume')
    await see(page, 'Preview is resumed.')
    expect(await stored()).toMatchObject([{ suspended: false }])

    await visitAccount('/settings/account', 'General')
    await fill(page, 'Name', 'Acme & Daughters')
    await pressButton(page, 'Save changes')
    await see(page, 'Saved.')
    await pressButton(page, 'Suspend account…')
    await pressButton(page, 'Suspend account')
    await see(page, 'This account is suspended. Nothing is sent')
    await page.reload()
    await heading(page, 'General').waitFor()
    await pressButton(page, 'Resume account')
    await see(page, 'The account is resumed.')
    const [account] = await sql`select name, suspended_at from accounts where slug = ${slug}`
    expect(account).toEqual({ name: 'Acme & Daughters', suspendedAt: null })
  })
})
