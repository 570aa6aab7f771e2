import { describe, expect, it, vi } from 'vitest'
import { negotiateLang, rangesOf } from '../api/languages.ts'
import { lookUp } from '../emails/languages.ts'
import { createTemplateBook, ranked } from '../emails/template-book.ts'
import { openTemplates, words } from './support/message-templates.ts'

const { account, api, made } = openTemplates()

describe('a language', () => {
  it.each([
    ['de-CH, en;q=0.9', 'de'],
    ['fr;q=0.2, ja;q=0.8', 'ja'],
    ['de;q=0, en', 'en'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-Hans-CN', undefined],
    ['zh-Hant-x-a', 'zh-Hant'],
    ['*', undefined],
    ['*, de', 'de'],
    ['EN-us', 'en'],
    ['xx, de-AT;q=0.5', 'de'],
    ['en;q=0.8, de;q=0.8', 'en'],
    ['', undefined],
    [';;;,,q=', undefined],
  ])('is negotiated as RFC 4647 and RFC 9110 say: %s', (header, tag) => {
    expect(lookUp(rangesOf(header), ['en', 'de', 'ja', 'zh-Hant'])).toBe(tag)
  })

  it('is one that the message is written in', async () => {
    const message = {
      accountId: account().accountId,
      templateKey: 'INVITE_USER',
      medium: 'EMAIL',
    } as const
    const ask = (header?: string, key = 'INVITE_USER') =>
      negotiateLang(api().sql, { ...message, templateKey: key }, header)
    expect(await ask('it, fr;q=0.5')).toBe('fr')
    expect(await ask('it')).toBeNull()
    expect(await ask()).toBeNull()
    await made({ lang: 'it' })
    expect(await ask('fr, it;q=0.5', 'CRM_INVITE')).toBe('it')
    await made({ lang: 'it', key: 'INVITE_USER' })
    expect(await ask('fr, it;q=0.5')).toBe('it')
  })

  it('is compiled once for many, and anew when its words change', async () => {
    const read = vi.fn(
      async () => ({ ...words, medium: 'SMS', subject: null, version: '1' }) as const,
    )
    const wordingFor = createTemplateBook(read)
    const ask = (version: string) => wordingFor([{ id: 'a', lang: 'en', version }], null)
    await Promise.all(Array.from({ length: 200 }, () => ask('1')))
    expect(read).toHaveBeenCalledOnce()
    await ask('2')
    expect(read).toHaveBeenCalledTimes(2)
    read.mockRejectedValueOnce(new Error('away'))
    await expect(ask('3')).rejects.toThrow('away')
    expect(await ask('3')).toBeDefined()
  })

  it('is the Account’s oldest where nothing else fits', () => {
    const choices = ['b', 'a'].map((id) => ({ id, lang: id === 'a' ? 'ja' : 'de', version: '' }))
    expect(ranked(choices, 'fr').map(({ lang }) => lang)).toEqual(['ja', 'de'])
    expect(ranked(choices, null).map(({ lang }) => lang)).toEqual(['ja', 'de'])
  })
})
