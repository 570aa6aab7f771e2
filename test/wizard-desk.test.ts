import { describe, expect, it } from 'vitest'
import { createDesk } from '../web/dashboard/imports/desk/desk.ts'

const open = async (text: string) => {
  const desk = createDesk()
  const summary = await desk.open(new Blob([text]))
  return { desk, summary }
}
const judged = async (text: string) => {
  const { desk, summary } = await open(text)
  const overview = desk.judge('bulk_create', desk.suggest('bulk_create'), untouched)
  return { desk, summary, overview }
}
const untouched = { edits: [], deselected: [] }
const head = 'email,first_name,last_name'
const issue = (code: string, field: string) =>
  ({ severity: 'error', code, field, message: '' }) as const

describe('the desk', () => {
  it('tells headers apart that are the same', async () => {
    const { summary } = await open('name,name,name (2),\na,b,c,d')
    expect(summary.columns.map(({ header }) => header)).toEqual([
      'name',
      'name (2)',
      'name (2) (2)',
      '',
    ])
  })

  it('judges a row anew with each correction, and the duplicates it leaves or makes', async () => {
    const { desk, overview } = await judged(`${head}\na@x.test,A,B\na@x.test,A,B\nwrong,A,B`)
    expect([...overview.verdicts]).toEqual([0, 2, 2])
    const corrected = desk.edit({ place: 2, column: 0, text: 'A@x.test' })
    expect([...corrected.verdicts]).toEqual([0, 2, 2])
    expect(desk.rows([2])[0]?.issues).toMatchObject([{ code: 'duplicate_in_file' }])
    desk.edit({ place: 0, column: 0, text: 'b@x.test' })
    expect([...desk.edit({ place: 2, column: 0, text: 'c@x.test' }).verdicts]).toEqual([0, 0, 0])
  })

  it('lets the next of two rows count where the first is left out, or cannot be imported', async () => {
    const { desk } = await judged(`${head}\na@x.test,A,B\na@x.test,A,B\nb@x.test,,B\nb@x.test,A,B`)
    const verdicts = ({ verdicts }: { verdicts: Uint8Array }) => [...verdicts]
    const duplicate = { ...issue('duplicate_in_file', 'email') }
    const results = [2, 4].map((row) => ({ row, issues: [duplicate] }))
    const { sent } = desk.write()
    expect(verdicts(desk.merge({ sent, results }))).toEqual([0, 2, 2, 0])
    expect(verdicts(desk.select([0]))).toEqual([0, 0, 2, 0])
    expect(verdicts(desk.select([]))).toEqual([0, 2, 2, 0])
    expect(verdicts(desk.edit({ place: 2, column: 1, text: 'A' }))).toEqual([0, 2, 0, 2])
    expect(verdicts(desk.edit({ place: 0, column: 0, text: 'c@x.test' }))).toEqual([0, 0, 0, 2])
  })

  it('does not believe answers about rows that have changed since', async () => {
    const { desk } = await judged(`${head}\na@x.test,A,B\nb@x.test,A,B`)
    const { sent } = desk.write()
    desk.edit({ place: 0, column: 0, text: 'c@x.test' })
    const issues = [issue('email_conflict', 'email')]
    const results = [1, 2].map((row) => ({ row, issues: [...issues] }))
    expect([...desk.merge({ sent, results }).verdicts]).toEqual([0, 2])
    expect([...desk.edit({ place: 1, column: 0, text: 'd@x.test' }).verdicts]).toEqual([0, 0])
  })

  it('sends what is corrected, without empty rows and passwords nobody asked for', async () => {
    const { desk } = await open(`${head},Passwort\na@x.test,A,B,secret\nb@x.test,,,`)
    const mapping = desk.suggest('bulk_invite')
    desk.judge('bulk_invite', mapping, {
      ...untouched,
      edits: [{ place: 1, column: 0, text: '' }],
    })
    const { file, sent } = desk.write()
    expect(await file.text()).not.toContain('secret')
    expect(sent.places).toEqual([0])
  })

  it('goes from fault to fault, also where the field that is missing has no column', async () => {
    const { desk } = await judged(`${head},role\na@x.test,A,B,Editor\nwrong,,B,`)
    const next = (place: number, column: number, step: 1 | -1 = 1) =>
      desk.nextFault({ place, column }, step)
    expect(next(0, 0)).toEqual({ place: 0, column: 3 })
    expect(next(0, 3)).toEqual({ place: 1, column: 0 })
    expect(next(1, 0)).toEqual({ place: 1, column: 1 })
    expect(next(1, 1)).toBeNull()
    expect(next(1, 0, -1)).toEqual({ place: 0, column: 3 })
  })

  it('lets a row with too many cells be mended by who has looked at it', async () => {
    const { desk, overview } = await judged(`${head}\na@x.test,A,B,spilt`)
    expect([...overview.verdicts]).toEqual([2])
    expect([...desk.edit({ place: 0, column: 2, text: 'B' }).verdicts]).toEqual([0])
    expect(await desk.write().file.text()).not.toContain('spilt')
  })
})
