import { describe, expect, it } from 'vitest'
import { makeKey } from './support/api.ts'
import { body, openTemplates, words } from './support/message-templates.ts'
import { appoint } from './support/operators.ts'

const { account, api, change, made, make, preview, remove, url } = openTemplates()

describe('a message template', () => {
  it('is made, read, listed, changed and deleted', async () => {
    const one = await made({ lang: 'PT-br', subject: ' Olá {{name}} ' })
    expect(one).toMatchObject({ ...words, lang: 'pt-BR', subject: 'Olá {{name}}' })
    const other = await made({
      key: 'OTHER',
      medium: 'SMS',
      subject: null,
      body: '{{invite_link}}',
    })
    const headers = account().bearer
    const page = (await api().call(`${url()}?limit=1`, { headers })).json()
    expect(page.data).toEqual([one])
    const next = await api().call(`${url()}?cursor=${page.next_cursor}`, { headers })
    expect(next.json()).toEqual({ data: [other], next_cursor: null })
    const filtered = await api().call(`${url()}?key=OTHER&medium=SMS`, { headers })
    expect(filtered.json().data).toEqual([other])
    expect((await api().call(`${url()}?key=OTHER&medium=EMAIL`, { headers })).json().data).toEqual(
      [],
    )
    const changed = (await change(one.id, { subject: 'New' })).json()
    expect(changed).toMatchObject({ subject: 'New', body })
    expect((await api().call(`${url()}/${one.id}`, { headers })).json()).toEqual(changed)
    expect((await remove(one.id)).statusCode).toBe(204)
    expect((await api().call(`${url()}/${one.id}`, { headers })).json().code).toBe('not_found')
  })

  it.each<[string, object, string, string]>([
    ['no subject', { subject: null }, 'validation_failed', 'subject'],
    [
      'a subject of two lines',
      { subject: 'a\r\nBcc: eve@evil.test' },
      'validation_failed',
      'subject',
    ],
    [
      'a subject of an SMS',
      { medium: 'SMS', body: '{{invite_link}}' },
      'validation_failed',
      'subject',
    ],
    ['no language', { lang: 'abcd' }, 'validation_failed', 'lang'],
    ['an unknown value', { body: '{{invite_link}} {{nickname}}' }, 'invalid_template', 'body'],
    ['no link', { body: 'Hi' }, 'invalid_template', 'body'],
    ['a key with a blank', { key: 'CRM INVITE' }, 'validation_failed', 'key'],
    ['another medium', { medium: 'FAX' }, 'validation_failed', 'medium'],
  ])('is refused with %s', async (_what, given, code, field) => {
    const answer = await make(given)
    expect(answer.json()).toMatchObject({ code, errors: [{ field }] })
    expect(answer.statusCode).toBe(422)
  })

  it('is one a language, in whatever case that is written', async () => {
    await made({ lang: 'de-AT' })
    const again = await make({ lang: 'DE-at' })
    expect(again.json()).toMatchObject({ code: 'template_taken', errors: [{ field: 'lang' }] })
    await made({ lang: 'de' })
    await made({ lang: 'de-AT', key: 'OTHER' })
    await made({ lang: 'de-AT', medium: 'SMS', subject: null, body: '{{invite_link}}' })
  })

  it('is in 40 languages at most', async () => {
    const { accountId } = account()
    await api().sql`
      insert into message_templates (account_id, key, medium, lang, subject, body)
      select ${accountId}, 'CRM_INVITE', 'EMAIL', 'x' || chr(97 + n / 26) || chr(97 + n % 26), 'x', 'x'
      from generate_series(0, 38) n`
    await made()
    expect((await make({ lang: 'de' })).json().code).toBe('too_many_templates')
    await made({ key: 'OTHER' })
  })

  it('keeps what it is, and is judged whole when it is changed', async () => {
    const { id } = await made()
    expect((await change(id, { lang: 'de' })).json().code).toBe('unknown_field')
    expect((await change(id, { body: 'Hi' })).json().errors[0].code).toBe('missing_invite_link')
    expect((await change(id, { subject: '{{#name}}x{{/name}}' })).json().errors[0].code).toBe(
      'empty_subject',
    )
  })

  it('is read and tried by every operator, and written by who manages the account', async () => {
    const { id } = await made()
    const { bearer: headers } = await appoint(api(), account(), { role: 'user_invite' })
    expect((await api().call(url(), { headers })).json().data).toHaveLength(1)
    expect((await api().call(`${url()}/${id}`, { headers })).statusCode).toBe(200)
    expect(await preview({ template_id: id }, headers)).toMatchObject({ lang: 'en' })
    expect((await make({ key: 'MINE' }, headers)).json().code).toBe('permission_denied')
    const test = await api().call(`${url()}/${id}/test-send`, { headers, payload: {} })
    expect(test.json().code).toBe('permission_denied')
    const secondary = await appoint(api(), account(), { role: 'secondary_admin' })
    expect((await make({ key: 'MINE' }, secondary.bearer)).statusCode).toBe(201)
    const key = await makeKey(api(), account(), ['invite.manage'])
    expect((await api().call(url(), { headers: key.headers })).json().code).toBe('wrong_principal')
  })
})
