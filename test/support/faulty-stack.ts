import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { createClient, text } from './client.ts'
import { findingsOf } from './invariants.ts'
import { startMailbox } from './mailbox.ts'
import { startSmtpHolds } from './smtp-holds.ts'
import { type Stack, startStack } from './stack.ts'
import { startWebhookHub } from './webhook-hub.ts'

/** A stack for the tests of a file to break: its mail and its webhooks go to servers of the test. */
export function openFaultyStack() {
  let stack: Stack
  let mailbox: Awaited<ReturnType<typeof startMailbox>>
  let holds: Awaited<ReturnType<typeof startSmtpHolds>>
  let hub: Awaited<ReturnType<typeof startWebhookHub>>

  beforeAll(async () => {
    mailbox = await startMailbox()
    holds = await startSmtpHolds(mailbox.smtpPort)
    hub = await startWebhookHub()
    stack = await startStack({
      SMTP_URL: holds.url,
      RESEND_COOLDOWN: '0s',
      WEBHOOK_ALLOW: hub.hostAndPort,
      ALLOW_INSECURE_WEBHOOKS: 'true',
    })
  }, 300_000)
  afterAll(async () => {
    await stack?.stop()
    await mailbox?.stop()
    holds?.close()
    hub?.close()
  })

  const here = () => ({ ...stack.file(), mail_url: mailbox.mailUrl })
  return {
    here,
    client: () => createClient(here()),
    holds: () => holds,
    hub: () => hub,
    findings: () => findingsOf(stack, here()),

    /** The run of an invite, as the Temporal UI shows it. */
    async runOf(invite: unknown) {
      const { temporal_address: address, temporal_namespace: namespace } = here()
      const connection = await Connection.connect({ address })
      const run = new Client({ connection, namespace }).workflow.getHandle(
        `invite/${text(invite, 'id')}`,
      )
      try {
        const { priority, raw } = await run.describe()
        return { priority, isTryingAgain: (raw.pendingActivities ?? []).length > 0 }
      } finally {
        await connection.close()
      }
    },
  }
}

/** A process that neither works nor dies, until the test is over at the latest. */
export function pause(pid: number) {
  const end = () => void process.kill(pid, 'SIGCONT')
  process.kill(pid, 'SIGSTOP')
  onTestFinished(end)
  return { end }
}
