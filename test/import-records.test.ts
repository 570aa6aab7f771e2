import { describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { fileOf, newAddress, openImports, run } from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)

const wrong = (number: number) =>
  ({ number, status: 'failed', code: 'email_conflict', message: 'Taken.' }) as const
const made = (number: number) => ({ number, status: 'succeeded' }) as const

describe('rows that are stored', () => {
  it('are queued when nothing is wrong with them by themselves', async () => {
    const email = newAddress().replace('pat', 'σοφος')
    const twice = email.replace('ς', 'σ') // one letter, as casefold says and toLowerCase does not
    const id = await desk.begin(
      fileOf(
        { email },
        { email: 'nobody' },
        { email: email.replace('σοφος', 'σοφη') },
        { email: twice },
        { role: 'Nobody' },
      ),
    )
    const rows = await desk.rows(id)
    expect(rows.map(({ status, code }: Record<string, string>) => code ?? status)).toEqual([
      'queued',
      'validation_failed',
      'queued',
      'duplicate_in_file',
      'role_node_pair',
    ])
    expect((await desk.get(id)).json().counts).toEqual({
      total: 5,
      queued: 2,
      succeeded: 0,
      failed: 3,
      skipped: 0,
    })
    expect(rows[0]).toEqual({
      row: 1,
      status: 'queued',
      email,
      code: null,
      message: null,
      identity_id: null,
      invite_id: null,
      values: { email, first_name: 'Pat', last_name: 'Lee', role: '' },
      delivery_state: null,
    })
  })

  it('tell what became of the message, which changes nothing about the row', async () => {
    const id = await desk.begin(fileOf({}))
    await run(api, id, [made(1)])
    const invite = (await desk.invite({})).json()
    await api.sql`update import_rows set outcome_id = ${invite.id} where import_id = ${id}`
    expect(await desk.rows(id)).toMatchObject([{ delivery_state: 'not_requested' }])
    await api.sql`
      update invites set delivery_state = 'failed', delivery_last_error = '550', delivery_attempts = 1
      where id = ${invite.id}`
    const bounced = { status: 'succeeded', invite_id: invite.id, delivery_state: 'failed' }
    expect(await desk.rows(id)).toMatchObject([bounced])
  })

  it('leave out who was not selected, so that the next with that address counts', async () => {
    const email = newAddress()
    const id = await desk.begin(fileOf({ email }, { email }), { selected_rows: [2] })
    const rows = await desk.rows(id)
    expect(rows).toMatchObject([{ status: 'skipped', code: 'deselected' }, { status: 'queued' }])
  })

  it('tell what they made by its kind', async () => {
    const invited = await desk.begin(fileOf({}))
    await run(api, invited, [made(1)])
    const [invite] = await desk.rows(invited)
    expect(invite).toMatchObject({ status: 'succeeded', identity_id: null })
    expect(invite.invite_id).toMatch(/^[0-9a-f-]{36}$/)
    const created = await desk.begin(fileOf({}), { mode: 'bulk_create' })
    await run(api, created, [made(1)])
    const [identity] = await desk.rows(created)
    expect(identity).toMatchObject({ status: 'succeeded', invite_id: null })
    expect(identity.identity_id).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('are given by page and by status, in the order of the file', async () => {
    const id = await desk.begin(fileOf({}, {}, {}, {}, {}))
    await run(api, id, [wrong(2), wrong(5), made(4)])
    const first = (await desk.get(`${id}/rows?limit=3`)).json()
    const rest = (await desk.get(`${id}/rows?limit=3&cursor=${first.next_cursor}`)).json()
    const numbers = [...first.data, ...rest.data].map(({ row }) => row)
    expect(numbers).toEqual([1, 2, 3, 4, 5])
    expect(rest.next_cursor).toBeNull()
    const failed = await desk.rows(id, '?status=failed')
    expect(failed.map(({ row }: { row: number }) => row)).toEqual([2, 5])
    expect(failed[0]).toMatchObject({ code: 'email_conflict', message: 'Taken.' })
    for (const query of ['cursor=nonsense', 'status=odd', 'limit=201']) {
      expect((await desk.get(`${id}/rows?${query}`)).json().code).toBe('validation_failed')
    }
  })

  it('keep every cell as it is, whatever is in it', async () => {
    const odd = [
      'NULL',
      '',
      '"',
      '\\',
      '{a,b}',
      'two\r\nlines',
      "'",
      '🦊 \u202efox',
      ' spaced ',
      '}',
      '\\"',
    ]
    const names = odd.map((_cell, at) => `column ${at}`)
    const quoted = odd.map((cell) => `"${cell.replaceAll('"', '""')}"`)
    const file = `email,first_name,last_name,${names}\n${newAddress()},A,B,${quoted}`
    const [row] = await desk.rows(await desk.begin(file))
    expect(names.map((name) => row.values[name])).toEqual(odd)
  })

  it('may have headers that are no names for fields of objects', async () => {
    const file = `email,first_name,last_name,__proto__,toString\n${newAddress()},A,B,x,y`
    const id = await desk.begin(file)
    const { body } = await desk.get(`${id}/rows`)
    expect(body).toContain('"__proto__":"x"')
    expect(body).toContain('"toString":"y"')
  })
})

describe('a sample file', () => {
  it.each(['bulk_invite', 'bulk_create'])('of %s can be imported as it is', async (mode) => {
    const answer = await desk.get(`sample.csv?mode=${mode}`)
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${mode}.csv"`)
    const preview = await desk.preview(answer.body, { mode })
    expect(preview.json().stats.error).toBe(0)
  })

  it('is there for the modes of the place alone', async () => {
    const other = await desk.get('sample.csv?mode=account_bulk_create')
    expect(other.json()).toMatchObject({ status: 422, code: 'validation_failed' })
    const url = `/api/v1/accounts/${desk.slug}/imports/sample.csv?mode=account_bulk_create`
    const answer = await api.call(url, { headers: desk.bearer })
    expect(answer.body).toMatch(/application_id/)
  })
})
