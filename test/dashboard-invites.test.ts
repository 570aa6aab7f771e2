import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { newAddress, pick, text, tokenIn } from './support/client.ts'
import * as support from './support/dashboard-identities.ts'
import { newNumber } from './support/user-actions.ts'

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

  it('for a number says so in the list and the drawer, and is revoked like any other', async () => {
    const { page, access, environmentId, ask } = await openIdentities(browser)
    const initiate_login_uri = 'http://127.0.0.1:9/login'
    const application = { client_name: 'Portal', initiate_login_uri }
    await ask('POST', `/api/v1/environments/${environmentId}/applications`, application)
    const mobile_number = newNumber()
    const invitation = { mobile_number, client_name: 'Portal', initiate_login_uri }
    await ask('POST', '/useractions-srv/invitations', invitation)
    await page.goto(`${access}?tab=invites`)
    await row(page, mobile_number).getByRole('link').click()
    await dialog(page, mobile_number).getByRole('term').filter({ hasText: 'Mobile' }).waitFor()
    expect(await dialog(page, mobile_number).getByText('E-mail').count()).toBe(0)
    await press(page, 'Revoke')
    await page.getByRole('alertdialog').getByText(mobile_number).waitFor()
    await press(page, 'Revoke invite')
    await dialog(page, mobile_number).getByText('Its links are dead').waitFor()
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

  it('that no mail server takes says so in the list, and why in the drawer', async () => {
    const { page, access, invite } = await openIdentities(browser)
    const id = text(await invite({ send_email: false }), 'id')
    await openDatabase()`
      with failed as (
        update invites set delivery_state = 'failed', delivery_attempts = 1,
          delivery_last_error = '550 No such mailbox' where id = ${id} returning id, account_id
      )
      insert into invite_events (account_id, invite_id, type, actor, detail)
      select account_id, id, 'send_failed', '{"type": "system"}',
        '{"permanent": true, "error": "550 No such mailbox"}' from failed`
    await page.goto(`${access}?tab=invites`)
    await row(page, 'Pat Lee').getByText('Not delivered').waitFor()
    await page.getByRole('link', { name: 'Pat Lee' }).click()
    const drawer = dialog(page, 'Pat Lee')
    await drawer.getByText('Not delivered').waitFor()
    await drawer.getByText('550 No such mailbox').first().waitFor()
    await drawer.getByText('The mail server refused it for good').waitFor()
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

  it('is live in every tab by one connection, whoever of them goes', async () => {
    const { page, context, access, invite } = await openIdentities(browser)
    const made = [await invite({ send_email: false }), await invite({ send_email: false })]
    const streams: string[] = []
    context.on('request', (request) => {
      if (request.url().includes('/events')) streams.push(request.url())
    })
    const tabs = [page]
    while (tabs.length < 7) tabs.push(await context.newPage())
    for (const tab of tabs) {
      await tab.goto(`${access}?tab=invites`)
      await expect.poll(() => row(tab, 'Pending').count()).toBe(2)
    }
    const [first, second] = made.map((one) => tokenIn(text(one, 'accept_url')))
    await client.accept(first ?? '')
    for (const tab of tabs) await row(tab, 'Accepted').waitFor()
    expect(streams).toHaveLength(1)
    await tabs.shift()?.close()
    await expect.poll(() => streams.length).toBe(2)
    await tabs[0]?.evaluate(`Object.defineProperty(document, 'hidden', { value: true })
      && document.dispatchEvent(new Event('visibilitychange'))`)
    await expect.poll(() => streams.length).toBe(3)
    await client.accept(second ?? '')
    for (const tab of tabs) await expect.poll(() => row(tab, 'Accepted').count()).toBe(2)
    for (const later of streams.slice(1)) expect(later).toContain('last_event_id=')
  }, 60_000)
})
