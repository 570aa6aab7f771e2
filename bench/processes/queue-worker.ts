import { Logger, run } from 'graphile-worker'
import nodemailer from 'nodemailer'
import postgres from 'postgres'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { renderInviteEmail } from '../../emails/render.ts'
import { announce } from '../support/children.ts'

const job = Type.Object({ id: Type.String() })
const expiresAt = new Date(Date.now() + 7 * 86_400_000)
type Row = { email: string; first_name: string; last_name: string }

/** The other half of the usual design: a job sends the message and marks the row. */
export async function playQueueWorker(databaseUrl: string, smtpUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 16, onnotice: () => {} })
  const pool = { pool: true, maxConnections: 20, maxMessages: Number.POSITIVE_INFINITY }
  const transport = nodemailer.createTransport({ url: smtpUrl, ...pool })

  async function sendInvite(payload: unknown): Promise<void> {
    const { id } = Value.Parse(job, payload)
    const [row] = await sql<[Row?]>`select * from invites where id = ${id} and sent_at is null`
    if (!row) return
    const message = await renderInviteEmail(valuesOf(id, row))
    await transport.sendMail({ from: 'bench@localhost', to: row.email, ...message })
    await sql`update invites set sent_at = now() where id = ${id}`
  }

  await run({
    connectionString: databaseUrl,
    concurrency: 20,
    maxPoolSize: 20,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    taskList: { send_invite: sendInvite },
  })
  announce()
}

const valuesOf = (id: string, row: Row) => ({
  lang: null,
  name: `${row.first_name} ${row.last_name}`,
  inviteLink: `http://127.0.0.1/accept?token=${id}`,
  declineLink: `http://127.0.0.1/decline?token=${id}`,
  invitedBy: 'Bench',
  accountName: 'Bench',
  expiresAt,
  message: null,
})
