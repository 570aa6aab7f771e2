import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { signUpForm } from './support/api.ts'
import { openFileBrowser } from './support/browser.ts'
import { newAddress, text, tokenIn } from './support/client.ts'
import { dashboard, heading, openWindow, signInBy } from './support/dashboard.ts'
import * as support from './support/dashboard-identities.ts'

const { choose, client, dialog, fillPerson, openDatabase, openIdentities, press } = support

const browser = await openFileBrowser()

const linkIn = (mail: unknown) => /http\S+token=[\w-]+/.exec(text(mail, 'text'))?.[0] ?? ''
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const clipboard = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()')

describe('inviting', () => {
  it('leads from sign-up to a role that is live, and the row tells so by itself', async () => {
    const sql = openDatabase()
    const { page, context, complaints } = await openWindow(browser)
    const form = signUpForm()
    await page.goto(`${dashboard}/sign-up`)
    await page.getByLabel('Organisation').fill(form.slug)
    await page.getByLabel('First name').fill('Ada')
    await page.getByLabel('Last name').fill('Lovelace')
    await page.getByLabel('E-mail address').fill(form.email)
    await page.getByLabel('Choose a password').fill(form.password)
    await press(page, 'Create account')
    await heading(page, 'Overview').waitFor()
    const [environment] = await sql`
      select id from environments where name = 'Development'
        and account_id = (select id from accounts where slug = ${form.slug})`
    await context.request.post(
      `${client.stack.api_url}/api/v1/environments/${environment?.id}/roles`,
      { data: { name: 'Regional manager' }, headers: { origin: client.stack.api_url } },
    )

    await page.getByRole('link', { name: 'Identities' }).last().click()
    await press(page, 'Invite & Assign')
    const email = newAddress()
    await fillPerson(page, email)
    await choose(page, 'Role', 'Regional manager')
    await press(page, 'Send Invite')
    await page.getByText('Pat Lee is invited').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: 'Invites' }).click()
    await row(page, email).getByText('Pending').waitFor()

    const invitee = await context.newPage()
    await invitee.goto(linkIn(await client.mailTo(email)))
    await invitee.getByLabel('Choose a password').fill('quiet otter paints')
    await invitee.getByRole('button', { name: 'Accept invitation' }).click()
    await row(page, email).getByText('Accepted').waitFor()
    await row(page, email).getByText('Regional manager at').waitFor()

    const [live] = await sql`
      select identities.email, roles.name from role_assignments
        join identities on identities.id = identity_id join roles on roles.id = role_id
      where identities.email = ${email}`
    expect(live).toEqual({ email, name: 'Regional manager' })
    expect(complaints).toEqual([])
  })

  it('shows the message as it will be sent, HTML and text, before it is', async () => {
    const { page, tenant, complaints } = await openIdentities(browser)
    await page.goto(`${tenant}?dialog=invite`)
    await press(page, 'Preview message')
    await page.getByText('Fill in address and names first').waitFor()
    await press(page, 'Back to details')
    const email = newAddress()
    await fillPerson(page, email)
    await page.getByLabel('Personal message').fill('See you on Monday.')
    await choose(page, 'Language', 'German')
    await press(page, 'Preview message')
    const frame = page.frameLocator('iframe')
    await frame.getByText('See you on Monday.').waitFor()
    const call = frame.getByRole('link').first()
    expect(await call.evaluate((link) => getComputedStyle(link).backgroundColor)).not.toBe(
      'rgba(0, 0, 0, 0)',
    )
    await page.getByRole('radio', { name: 'Plain text' }).click()
    await page.getByText('See you on Monday.').filter({ visible: true }).waitFor()
    const subject = await page.getByRole('definition').first().innerText()
    await press(page, 'Send Invite')
    await page.getByText('Pat Lee is invited').waitFor()
    const mail = await client.mailTo(email)
    expect(mail.subject).toBe(subject)
    expect(mail.text).toContain('See you on Monday.')
    expect(complaints).toEqual([])
  })

  it('goes on with the next person, and says where an invite is pending already', async () => {
    const { page, access } = await openIdentities(browser)
    await page.goto(`${access}?dialog=invite`)
    const email = newAddress()
    await fillPerson(page, email)
    await page.getByText('Send the e-mail').click()
    await press(page, 'Create Link')
    await page.getByText('Hand the link on yourself').waitFor()
    await press(page, 'Copy link')
    await page.getByText('Copied').first().waitFor()
    expect(tokenIn(await clipboard(page))).not.toBe('')
    await press(page, 'Invite another')
    await expect.poll(() => page.getByLabel('E-mail address').inputValue()).toBe('')
    await fillPerson(page, email)
    await press(page, 'Create Link')
    await press(page, 'Open the pending invite')
    await dialog(page, 'Pat Lee').getByText('Waiting for an answer').waitFor()
    expect(page.url()).toContain('tab=invites')
  })

  it('leads to whoever has all that would be given', async () => {
    const { page, access, ask } = await openIdentities(browser)
    const email = newAddress()
    const grace = { email, first_name: 'Grace', last_name: 'Hopper' }
    await ask('POST', '/api/v1/identities', grace)
    await page.goto(`${access}?dialog=invite`)
    await fillPerson(page, email)
    await press(page, 'Send Invite')
    await page.getByText('already has everything').waitFor()
    await press(page, 'Find them in the directory')
    await row(page, 'Grace Hopper').waitFor()
    await dialog(page, 'Invite').waitFor({ state: 'detached' })
  })

  it('asks for a node as well, and puts what is not right at its field', async () => {
    const { page, access, makeNode } = await openIdentities(browser)
    await makeNode('Berlin')
    await page.goto(`${access}?dialog=assign`)
    await fillPerson(page, 'nobody@xn--a')
    await choose(page, 'Role', 'Regional manager')
    await press(page, 'Send Invite')
    await page.getByText('Please fill this in.').waitFor()
    await page.getByRole('button', { name: /^Node/ }).click()
    await page.getByRole('row', { name: 'Berlin' }).click()
    await press(page, 'Send Invite')
    await page.getByText('Please check the marked fields.').waitFor()
    await expect
      .poll(() => page.getByLabel('E-mail address').getAttribute('aria-invalid'))
      .toBe('true')
  })

  it('finds its node by keys alone, among those that may be managed', async () => {
    const { page, access, makeNode } = await openIdentities(browser)
    const europe = await makeNode('Europe')
    await makeNode('Berlin', europe)
    await makeNode('Americas')
    await page.goto(`${access}?dialog=assign`)
    const node = page.getByRole('button', { name: /^Node/ })
    await node.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('searchbox', { name: 'Search nodes' }).waitFor()
    await page.keyboard.type('berl')
    await page.getByRole('row', { name: 'Americas' }).waitFor({ state: 'detached' })
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) {
      await page.keyboard.press(key)
    }
    await page.getByRole('treegrid').waitFor({ state: 'detached' })
    await expect.poll(() => node.innerText()).toMatch(/Europe \/ Berlin$/)
    await expect.poll(() => node.evaluate((one) => one === document.activeElement)).toBe(true)
  })

  it('reaches no further than the operator does', async () => {
    const { made, ask, form, makeNode, access, tenant } = await openIdentities(browser)
    const europe = await makeNode('Europe')
    await makeNode('Berlin', europe)
    await makeNode('Americas')
    const operator = { ...form, email: newAddress(), role: 'secondary_admin', node_ids: [europe] }
    const { name: _, slug, ...appointed } = operator
    await ask('POST', `/api/v1/accounts/${slug}/operators`, appointed)
    const { page } = await openWindow(browser)
    await page.goto(tenant)
    await signInBy(page, operator)
    await heading(page, 'Tenant identities').waitFor()
    const invite = page.getByRole('button', { name: 'Invite', exact: true })
    await expect.poll(() => invite.getAttribute('aria-disabled')).toBe('true')
    await page
      .getByRole('alert')
      .getByText(/not|reach/i)
      .first()
      .waitFor()

    await page.goto(`${access}?dialog=assign`)
    await page.getByRole('button', { name: /^Node/ }).click()
    await page.getByRole('row', { name: 'Berlin' }).waitFor()
    expect(await page.getByRole('row', { name: 'Americas' }).count()).toBe(0)
    await page.getByRole('row', { name: 'Acme' }).click()
    await page.getByRole('row', { name: 'Europe' }).click()
    const node = page.getByRole('button', { name: /^Node/ })
    await expect.poll(() => node.innerText()).toBe('Acme / Europe')
    expect(text(made, 'account.slug')).toBe(slug)
  })
})
