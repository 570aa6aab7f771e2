import { describe, expect, it } from 'vitest'
import { publicUrl, signUp } from './support/api.ts'
import { invite } from './support/environments.ts'
import { openTemplates, words } from './support/message-templates.ts'
import { friend } from './support/portal.ts'

const { account, api, change, inside, invited, made, remove, sent } = openTemplates()

describe('an invite names a template', () => {
  it('by its key, and is refused where there is none in its medium', async () => {
    expect((await invited({ template_key: 'CRM_INVITE' })).json()).toMatchObject({
      code: 'unknown_template',
      errors: [{ field: 'template_key' }],
    })
    await made({ medium: 'SMS', subject: null, body: '{{invite_link}}' })
    expect((await invited({ template_key: 'CRM_INVITE' })).json().code).toBe('unknown_template')
    await made()
    expect((await invited({ template_key: 'CRM_INVITE' })).json().template_key).toBe('CRM_INVITE')
    const other = await signUp(api())
    const headers = { ...other.bearer, 'x-environment-id': other.environmentId }
    const foreign = await invite(api(), headers, friend({ template_key: 'CRM_INVITE' }))
    expect(foreign.json().code).toBe('unknown_template')
  })

  it('in a bulk call for each row', async () => {
    await made()
    const invites = [friend({ template_key: 'CRM_INVITE' }), friend({ template_key: 'NONE' })]
    const answer = await api().call('/api/v1/identity-invites/bulk-create', {
      headers: inside(),
      payload: { invites },
    })
    expect(answer.json().results).toMatchObject([
      { status: 'created' },
      { status: 'error', error: { code: 'unknown_template', field: 'template_key' } },
    ])
  })

  it('and is sent in its words, previewed to the letter, and in new words when those change', async () => {
    const { id } = await made()
    const given = { template_key: 'CRM_INVITE', lang: 'de', message: 'Moin' }
    const shown = await api().call('/api/v1/identity-invites/preview', {
      headers: inside(),
      payload: friend(given),
    })
    const one = (await invited(given)).json()
    const mail = await sent(one.id)
    expect(mail.subject).toBe('Join Acme')
    expect(mail.html).toContain('<p>Hi Alan Turing, Moin</p>')
    expect(mail.html).toContain(`href="${publicUrl}/app/identity/accept-invite?token=a.token"`)
    expect(mail.text).toContain(`Join <${publicUrl}/app/identity/accept-invite?token=a.token>`)
    expect(shown.json()).toMatchObject({ subject: 'Join Acme', lang: 'en' })
    expect(shown.json().html).toContain('<p>Hi Alan Turing, Moin</p>')
    await change(id, { subject: 'Later' })
    expect((await sent(one.id)).subject).toBe('Later')
  })

  it('in the language that fits best', async () => {
    const { lang: _none, ...unsaid } = words
    for (const lang of ['ja', 'pt-BR', 'de', 'en', 'de-AT'])
      await made({ ...unsaid, lang, subject: lang })
    const subjects: Record<string, string> = {
      'de-AT-1996': 'de-AT',
      'de-CH': 'de',
      pt: 'pt-BR',
      'pt-PT': 'pt-BR',
      fr: 'en',
    }
    for (const [lang, subject] of Object.entries(subjects)) {
      const one = (await invited({ template_key: 'CRM_INVITE', lang })).json()
      expect((await sent(one.id)).subject, lang).toBe(subject)
    }
    const one = (await invited({ template_key: 'CRM_INVITE' })).json()
    expect((await sent(one.id)).subject).toBe('en')
  })

  it('or says what the Account made of our own, on every tier', async () => {
    const one = (await invited({})).json()
    expect((await sent(one.id)).subject).toBe("You've Been Invited")
    const { id } = await made({ key: 'INVITE_USER', subject: 'Ours' })
    expect((await sent(one.id)).subject).toBe('Ours')
    const shown = await api().call(`/api/v1/accounts/${account().slug}/identity-invites/preview`, {
      headers: account().bearer,
      payload: friend(),
    })
    expect(shown.json().subject).toBe('Ours')
    expect((await remove(id)).statusCode).toBe(204)
    expect((await sent(one.id)).subject).toBe("You've Been Invited")
  })

  it('which is not deleted while it is pending, but for another language', async () => {
    const { id } = await made()
    const { id: german } = await made({ lang: 'de' })
    const one = (await invited({ template_key: 'CRM_INVITE' })).json()
    expect((await remove(german)).statusCode).toBe(204)
    expect((await remove(id)).json().code).toBe('template_in_use')
    await api().sql`update invites set status = 'revoked' where id = ${one.id}`
    expect((await remove(id)).statusCode).toBe(204)
  })

  it('of which one that went all the same is said in our words', async () => {
    const { id } = await made()
    const one = (await invited({ template_key: 'CRM_INVITE' })).json()
    await api().sql`delete from message_templates where id = ${id}`
    expect((await sent(one.id)).subject).toBe("You've Been Invited")
  })
})
