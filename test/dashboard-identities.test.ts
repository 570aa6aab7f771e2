import { describe, expect, it } from 'vitest'
import { openFileBrowser } from './support/browser.ts'
import { newAddress, text } from './support/client.ts'
import * as support from './support/dashboard-identities.ts'

const { choose, client, dialog, fillPerson, openDatabase, openIdentities, press } = support

const browser = await openFileBrowser()

describe('creating a person', () => {
  it('writes them at once, with a password that lets them in and a role', async () => {
    const { page, access, form, makeNode, complaints } = await openIdentities(browser)
    await makeNode('Berlin')
    const email = newAddress()
    await page.goto(access)
    await press(page, 'Create Identity')
    await fillPerson(page, email)
    await page.getByLabel('Initial password').fill('quiet otter paints')
    await choose(page, 'Role', 'Regional manager')
    await page.getByRole('button', { name: /^Node/ }).click()
    await page.getByRole('row', { name: 'Berlin' }).click()
    await dialog(page, 'Create Identity').getByRole('button', { name: 'Create Identity' }).click()
    await page.getByText('Pat Lee is in the directory').waitFor()
    await press(page, 'View identity')
    await dialog(page, 'Pat Lee').getByText('Regional manager').waitFor()
    await dialog(page, 'Pat Lee')
      .getByText(/ \/ Berlin$/)
      .waitFor()
    const session = `/portal/v1/accounts/${form.slug}/sessions`
    const signedIn = await client.call('POST', session, { email, password: 'quiet otter paints' })
    expect(signedIn.status).toBe(201)
    expect(await client.mailsTo(email)).toEqual([])
    expect(complaints).toEqual([])
  })

  it('needs no password, and says that a lone role gives nothing', async () => {
    const { page, access, makeNode } = await openIdentities(browser)
    await makeNode('Berlin')
    const email = newAddress()
    await page.goto(`${access}?dialog=create`)
    await fillPerson(page, email)
    await choose(page, 'Role', 'Regional manager')
    await page.getByText('Choose both a role and a node').waitFor()
    await dialog(page, 'Create Identity').getByRole('button', { name: 'Create Identity' }).click()
    await page.getByText('No assignment was made').waitFor()
    const [stored] = await openDatabase()`
      select password_hash, (select count(*)::int from role_assignments
        where identity_id = identities.id) as assignments
      from identities where email = ${email}`
    expect(stored).toEqual({ password_hash: null, assignments: 0 })
  })

  it('says at their fields what cannot be, and leads to who has the address', async () => {
    const { page, tenant } = await openIdentities(browser)
    const email = newAddress()
    const create = () =>
      dialog(page, 'Create Identity').getByRole('button', { name: 'Create Identity' }).click()
    await page.goto(`${tenant}?dialog=create`)
    await fillPerson(page, email)
    await page.getByLabel('Initial password').fill('password1')
    await create()
    await page.getByText('has appeared in a data breach').waitFor()
    await page.getByLabel('Initial password').fill('short')
    await create()
    await page.getByText('Please check the marked fields.').waitFor()
    await page.getByLabel('Initial password').fill('')
    await create()
    await press(page, 'Create another')
    await fillPerson(page, email)
    await create()
    await page.getByText('This address already has an identity.').waitFor()
    await press(page, 'Find them in the directory')
    await page.getByRole('row').filter({ hasText: email }).waitFor()
  })

  it('adds them to an application of any Environment on the tenant’s page', async () => {
    const { page, tenant } = await openIdentities(browser)
    await page.goto(`${tenant}?dialog=create`)
    await fillPerson(page, newAddress())
    await press(page, /Application$/)
    await page.getByRole('option', { name: 'Default' }).first().click()
    await dialog(page, 'Create Identity').getByRole('button', { name: 'Create Identity' }).click()
    await press(page, 'View identity')
    await dialog(page, 'Pat Lee').getByText('Default').waitFor()
  })
})

describe('the directory', () => {
  it('is searched, and keeps what it shows over a reload and back', async () => {
    const { page, access, ask } = await openIdentities(browser)
    for (const first_name of ['Grace', 'Alan']) {
      const person = { email: newAddress(), first_name, last_name: 'Lee' }
      await ask('POST', '/api/v1/identities', person)
    }
    await page.goto(access)
    await page.getByRole('searchbox').fill('grace')
    await page.waitForURL(/q=grace/)
    await page.getByRole('row', { name: 'Alan' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Grace Lee' }).click()
    await dialog(page, 'Grace Lee').waitFor()
    await page.reload()
    await dialog(page, 'Grace Lee').waitFor()
    await page.goBack()
    await dialog(page, 'Grace Lee').waitFor({ state: 'detached' })
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('grace')
  })

  it('has nobody in it who is only invited', async () => {
    const { page, access, invite } = await openIdentities(browser)
    await invite()
    await page.goto(access)
    await page.getByText('Nobody here yet').waitFor()
    await page.getByRole('link', { name: 'See pending invites' }).click()
    await page.getByRole('row', { name: 'Pat Lee' }).waitFor()
  })

  it('leads to the wizard of its own tier', async () => {
    const { page, access, tenant } = await openIdentities(browser)
    for (const place of [access, tenant]) {
      await page.goto(place)
      await page.getByRole('link', { name: 'Import CSV' }).click()
      await page.waitForURL(place.replace(/identities$/, 'imports/new'))
    }
  })
})

describe('what lies over a page', () => {
  it('goes back where it was opened when it is closed, and Back does not open it again', async () => {
    const { page, access, tenant, invite } = await openIdentities(browser)
    const id = text(await invite(), 'id')
    const focused = () => page.evaluate('document.activeElement.textContent')
    await page.goto(tenant)
    await page.goto(`${access}?tab=invites`)
    for (const close of ['Escape', 'Back', 'Close'] as const) {
      await page.getByRole('link', { name: 'Pat Lee' }).click()
      await press(page, 'Revoke')
      await page.getByRole('alertdialog').waitFor()
      await press(page, 'Cancel')
      await page.getByRole('alertdialog').waitFor({ state: 'detached' })
      await dialog(page, 'Pat Lee').waitFor()
      if (close === 'Close') await press(page, 'Close')
      else if (close === 'Back') await page.goBack()
      else await page.keyboard.press('Escape')
      await dialog(page, 'Pat Lee').waitFor({ state: 'detached' })
      await expect.poll(focused).toContain('Pat Lee')
      await expect.poll(() => page.url()).toBe(`${access}?tab=invites`)
    }
    await page.goBack()
    await page.waitForURL(tenant)
    await page.goto(`${access}?tab=invites&invite=${id}`)
    await dialog(page, 'Pat Lee').waitFor()
    await page.keyboard.press('Escape')
    await dialog(page, 'Pat Lee').waitFor({ state: 'detached' })
    await expect.poll(focused).toContain('Pat Lee')
    await page.goto(`${access}?dialog=create`)
    await press(page, 'Close')
    await expect.poll(focused).toBe('Identities')
    await page.goBack()
    await page.waitForURL(`${access}?tab=invites`)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('shows a message at an address of its own, as long as there is one', async () => {
    const { page, access } = await openIdentities(browser)
    await page.goto(access)
    await press(page, 'Invite')
    await fillPerson(page, newAddress())
    await press(page, 'Preview message')
    await page.frameLocator('iframe').getByRole('link').first().waitFor()
    await page.reload()
    await page.frameLocator('iframe').getByRole('link').first().waitFor()
    await page.goBack()
    await page.getByLabel('E-mail address').waitFor()
    await page.goForward()
    await page.frameLocator('iframe').getByRole('link').first().waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL(access)
    await page.goto(`${access}?dialog=invite&preview=true`)
    await page.getByLabel('E-mail address').waitFor()
    await page.waitForURL(`${access}?dialog=invite`)
  })
})
