import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { newAddress, pick, text } from './support/client.ts'
import * as support from './support/dashboard-identities.ts'

const { choose, client, dialog, openDatabase, openIdentities, press } = support

const browser = await openFileBrowser()

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const clipboard = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()')

describe('an invite', () => {
  it('is sent again once its cooldown is over, which counts down', async () => {
    const { page, access, invite } = await openIdentities(browser)
    const made = await invite()
    const email = text(made, 'email')
    await client.mailTo(email)
    await page.goto(`${access}?tab=invites&invite=${text(made, 'id')}`)
    await press(page, 'Resend')
    await page.getByText('Sent again, with a new link').waitFor()
    await page.getByRole('button', { name: /^Resend in 0:0/ }).waitFor()
    await page.getByText('Ada Lovelace made a new link').waitFor()
    await client.mailTo(email, 2)
    await page.getByRole('button', { name: 'Resend', exact: true }).waitFor()
  })

  it('gives a link by hand, and once revoked leads to a page that says so', async () => {
    const { page, context, access, invite } = await openIdentities(browser)
    const made = await invite({ send_email: false })
    await page.goto(`${access}?tab=invites`)
    await page.getByRole('link', { name: 'Pat Lee' }).click()
    await press(page, 'Copy link')
    await page.getByText('Ada Lovelace copied a link').waitFor()
    const link = await clipboard(page)
    await press(page, 'Revoke')
    await page.getByRole('alertdialog').getByText('stops working at once').waitFor()
    expect(page.url()).toContain('confirm=revoke')
    await press(page, 'Revoke invite')
    await dialog(page, 'Pat Lee').getByText('Its links are dead').waitFor()
    const invitee = await context.newPage()
    await invitee.goto(link)
    await invitee.getByText('no longer valid').waitFor()
    const [stored] = await openDatabase()`
      select status from invites where id = ${text(made, 'id')}`
    expect(stored?.status).toBe('revoked')
  })

  it('can be made again from one that is over, as it was', async () => {
    const { page, access, invite, ask, roleId, rootId } = await openIdentities(browser)
    const made = await invite({ role_id: roleId, node_id: rootId, message: 'Welcome!' })
    await ask('POST', `/api/v1/identity-invites/${text(made, 'id')}/revoke`, {})
    await page.goto(`${access}?tab=invites&invite=${text(made, 'id')}`)
    await press(page, 'Invite again')
    await dialog(page, 'Invite & Assign').waitFor()
    await expect
      .poll(() => page.getByLabel('E-mail address').inputValue())
      .toBe(text(made, 'email'))
    await expect.poll(() => page.getByLabel('Personal message').inputValue()).toBe('Welcome!')
    await press(page, 'Send Invite')
    await press(page, 'View invite')
    await dialog(page, 'Pat Lee').getByText('Waiting for an answer').waitFor()
    await dialog(page, 'Pat Lee').getByText('Regional manager').waitFor()
  })

  it('that ran out is sent as a new one, and stays in the history', async () => {
    const sql = openDatabase()
    const { page, access, invite } = await openIdentities(browser)
    const made = await invite()
    await client.mailTo(text(made, 'email'))
    await sql`update invites set expires_at = now() where id = ${text(made, 'id')}`
    await page.goto(`${access}?tab=invites&invite=${text(made, 'id')}`)
    await dialog(page, 'Pat Lee').getByText('Nobody answered in time').waitFor()
    await press(page, 'Resend')
    await dialog(page, 'Pat Lee').getByText('Waiting for an answer').waitFor()
    await page.getByRole('link', { name: 'View it' }).click()
    await dialog(page, 'Pat Lee').getByText('Nobody answered in time').waitFor()
    await client.mailTo(text(made, 'email'), 2)
  })

  it('tells how far it got, and leads to its workflow', async () => {
    const { page, access, invite } = await openIdentities(browser)
    const id = text(await invite(), 'id')
    await page.goto(`${access}?tab=invites&invite=${id}`)
    await page.getByText('Message sent').waitFor()
    await page.getByText('Ada Lovelace made the invite').waitFor()
    const { temporal_ui_url, temporal_namespace } = client.stack
    await expect
      .poll(() => page.getByRole('link', { name: 'Open in Temporal' }).getAttribute('href'))
      .toBe(`${temporal_ui_url}/namespaces/${temporal_namespace}/workflows/invite%2F${id}`)
  })
})

describe('the list of invites', () => {
  it('keeps what it shows in its address', async () => {
    const { page, access, invite, ask } = await openIdentities(browser)
    const over = await invite({ first_name: 'Gone' })
    await ask('POST', `/api/v1/identity-invites/${text(over, 'id')}/revoke`, {})
    const open = await invite({ first_name: 'Open' })
    await page.goto(`${access}?tab=invites`)
    await row(page, 'Open Lee').getByText('Pending').waitFor()
    await row(page, 'Gone Lee').getByText('Revoked').waitFor()
    await page.getByRole('radio', { name: 'History' }).click()
    await row(page, 'Open Lee').waitFor({ state: 'detached' })
    await page.getByRole('searchbox').fill('nobody')
    await page.getByText('No invite matches').waitFor()
    await page.reload()
    await page.getByText('No invite matches').waitFor()
    await press(page, 'Clear filters')
    await row(page, 'Gone Lee').waitFor()
    await page.getByRole('radio', { name: 'All' }).click()
    await choose(page, 'Status', 'Pending')
    await row(page, 'Gone Lee').waitFor({ state: 'detached' })
    expect(pick(open, 'status')).toBe('pending')
  })

  it('begins with its next page where one is not enough', async () => {
    const { page, access, ask } = await openIdentities(browser)
    const invites = Array.from({ length: 60 }, (_, at) => ({
      email: newAddress(),
      first_name: `Person ${at}`,
      last_name: 'Lee',
      send_email: false,
    }))
    await ask('POST', '/api/v1/identity-invites/bulk-create', { invites })
    await page.goto(`${access}?tab=invites&view=pending`)
    await page.getByText('50 shown').waitFor()
    await press(page, 'Load more')
    await row(page, 'Person 59').or(row(page, 'Person 0 ')).first().waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(61)
  })
})
