import { describe, expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { createClient, sharedStack, text } from './support/client.ts'
import { dashboard } from './support/dashboard.ts'
import * as wizard from './support/dashboard-imports.ts'
import { openDatabase } from './support/database.ts'

const { beginWizard, csvOf, ended, giveFile, goToPreview, openImportsOf, press, somebody, submit } =
  wizard
const stack = sharedStack()
const { sql, peopleWithEmail } = openDatabase(stack)
const api = createClient(stack)
const browser = await openFileBrowser()

describe('the three modes', () => {
  it('invites everybody in a file, by mail', async () => {
    const { page, imports, complaints } = await openImportsOf(browser)
    const [ada, grace] = [somebody(), somebody({ send_email: 'no' })]
    await beginWizard(page, imports, 'Bulk invite')
    await giveFile(page, csvOf([ada, grace]))
    await goToPreview(page)
    await press(page, 'Continue with 2 rows')
    await page.getByText('2 invites are made.').waitFor()
    await page.getByText('1 e-mail is sent at once.').waitFor()
    await press(page, 'Invite 2 people')
    await ended(page)
    const invite = page.getByRole('link', { name: /^Invite / }).first()
    const [, id = ''] = (await invite.innerText()).split(' ')
    await expect
      .poll(() => invite.getAttribute('href'))
      .toMatch(`/identities?tab=invites&invite=${id}`)
    const made = await sql`select email, status, send_email from invites
      where email in ${sql([ada.email ?? '', grace.email ?? ''])} order by send_email desc`
    expect(made).toMatchObject([
      { email: ada.email, status: 'pending', sendEmail: true },
      { email: grace.email, status: 'pending', sendEmail: false },
    ])
    expect((await api.mailTo(ada.email ?? '')).subject).toBe("You've Been Invited")
    expect(await api.mailsTo(grace.email ?? '')).toEqual([])
    expect(complaints).toEqual([])
  })

  it('creates people with passwords and roles, without a word to them', async () => {
    const { page, imports, context, environmentId } = await openImportsOf(browser)
    await context.request.post(`${stack.api_url}/api/v1/environments/${environmentId}/roles`, {
      data: { name: 'Editor', permissions: [] },
      headers: { origin: stack.api_url },
    })
    const nodes = await context.request.get(`${stack.api_url}/api/v1/nodes`, {
      headers: { 'x-environment-id': environmentId },
    })
    const node = text(await nodes.json(), 'data.0.name')
    const [ada, grace] = [
      somebody({ password: 'quiet otter paints', role: 'Editor', node }),
      somebody({ password: '', role: '', node: '' }),
    ]
    await beginWizard(page, imports, 'Bulk create')
    await giveFile(page, csvOf([ada, grace]))
    await goToPreview(page)
    await page.getByText('No password: this person cannot sign in').waitFor()
    await submit(page, /^Create 2 people$/)
    await ended(page)
    await page
      .getByRole('link', { name: /^Identity / })
      .first()
      .waitFor()
    const [made] = await peopleWithEmail(ada.email ?? '')
    expect(made).toMatchObject({ firstName: 'Ada' })
    expect(made?.roleId).toEqual(expect.any(String))
    expect(await peopleWithEmail(grace.email ?? '')).toMatchObject([{ roleId: null }])
    expect(await api.mailsTo(ada.email ?? '')).toEqual([])
  })

  it('adds people to the directory of the account', async () => {
    const { page, tenantImports, accountId } = await openImportsOf(browser)
    const ada = somebody({ external_id: 'E-1' })
    await beginWizard(page, tenantImports, 'Account-tier bulk create')
    await press(page, 'Back')
    await page.getByText('directory of your account').waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Continue with/ }).count()).toBe(1)
    await press(page, /^Continue with/)
    await giveFile(page, csvOf([ada]))
    await goToPreview(page)
    await submit(page, /^Create 1 person$/)
    await ended(page)
    const link = page.getByRole('link', { name: /^Identity / })
    await expect.poll(() => link.getAttribute('href')).toMatch('/tenant/identities?identity=')
    expect(
      await sql`select account_id, external_id from identities where email = ${ada.email ?? ''}`,
    ).toMatchObject([{ accountId, externalId: 'E-1' }])
    expect(page.url().startsWith(`${dashboard}/tenant/imports/`)).toBe(true)
  })
})
