import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readQueuedRows } from '../db/import-rows.ts'
import { openRowPassword } from '../security/row-passwords.ts'
import { openApi } from './support/api.ts'
import { fileOf, openImports, run } from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)

const wrong = (number: number) =>
  ({ number, status: 'failed', code: 'email_conflict', message: 'Taken.' }) as const
const made = (number: number) => ({ number, status: 'succeeded' }) as const

describe('passwords', () => {
  const password = `correct horse ${randomUUID()}`
  const stored = (id: string) => api.sql<{ whole: string }[]>`
    select cells::text || coalesce(encode(sealed_password, 'escape'), '') as whole
    from import_rows where import_id = ${id}`

  it('rest sealed while they wait, and are gone with the outcome', async () => {
    const file = fileOf({ password }, { password: `${password} ` }, { password: '' })
    const id = await desk.begin(file, { mode: 'bulk_create' })
    for (const { whole } of await stored(id)) expect(whole).not.toContain('correct')
    const rows = await readQueuedRows(api.sql, id, { from: 1, to: 3 })
    const opened = rows.map(({ number, sealedPassword }) => {
      return (
        sealedPassword && openRowPassword(api.deps.sealer, { importId: id, number }, sealedPassword)
      )
    })
    expect(opened).toEqual([password, `${password} `, null])
    const [first] = rows
    const elsewhere = { importId: id, number: 2 }
    expect(() =>
      openRowPassword(api.deps.sealer, elsewhere, first?.sealedPassword ?? Buffer.alloc(0)),
    ).toThrow()
    await run(api, id, [made(1), wrong(2), made(3)])
    expect(
      await api.sql`
        select from import_rows where import_id = ${id} and sealed_password is not null`,
    ).toHaveLength(0)
  })

  it('are in no answer, whether a column is mapped or only headed so', async () => {
    const answers: string[] = []
    const asked = [
      [fileOf({ password }), { mode: 'bulk_create' }],
      [fileOf({ password }), { mode: 'bulk_invite' }],
      [fileOf({ Kennwort: password }), { mode: 'bulk_create', mapping: { Kennwort: null } }],
      [fileOf({ 'Password (temporary)': password }), { mode: 'bulk_create' }],
      [fileOf({ user_pwd: password }), { mode: 'bulk_invite' }],
      [fileOf({ secret: password }), { mode: 'bulk_create', mapping: { secret: 'password' } }],
      [fileOf({ password, email: 'nobody' }), { mode: 'bulk_create' }],
      [fileOf({ password: password.repeat(2) }), { mode: 'bulk_create' }],
    ] as const
    for (const [file, how] of asked) {
      const id = await desk.begin(file, how)
      answers.push((await desk.preview(file, how)).body)
      for (const path of ['rows', 'results.csv'])
        answers.push((await desk.get(`${id}/${path}`)).body)
      for (const { whole } of await stored(id)) answers.push(whole)
      const [row] = await desk.rows(id)
      expect(Object.keys(row.values)).toEqual(['email', 'first_name', 'last_name'])
    }
    for (const answer of answers) expect(answer).not.toContain('correct horse')
  })

  it('of a column that is mapped to something else are what was said', async () => {
    const mapping = { password: 'external_id' }
    const id = await desk.begin(fileOf({ password: 'E-77' }), { mode: 'bulk_create', mapping })
    const [row] = await desk.rows(id)
    expect(row.values.password).toBe('E-77')
  })
})
