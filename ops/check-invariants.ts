import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import postgres from 'postgres'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { checkMailbox } from './mailbox-invariants.ts'
import { checkRuns } from './run-invariants.ts'
import { checkTables } from './table-invariants.ts'

const stackFile = Type.Object({
  database_url: Type.String(),
  temporal_address: Type.String(),
  temporal_namespace: Type.String(),
  mail_url: Type.Union([Type.String(), Type.Null()]),
})

/**
 * `npm run check:invariants`: reads a stack's Postgres, Temporal and mailbox and names everything
 * that must not be. What is still under way (a mail in the air, a run about to close) gets
 * `SETTLE_SECONDS` (30) to come to rest. Exit code 1 when something is found.
 */
async function main(): Promise<number> {
  const path = process.env.STACK_FILE ?? '.local/stack.json'
  const stack = Value.Parse(stackFile, JSON.parse(readFileSync(path, 'utf8')))
  const sql = postgres(stack.database_url, {
    max: 2,
    onnotice: () => {},
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
  })
  const connection = await Connection.connect({ address: stack.temporal_address })
  const client = new Client({ connection, namespace: stack.temporal_namespace })
  const check = async () => [
    ...(await checkTables(sql)),
    ...(await checkRuns(sql, client)),
    ...(stack.mail_url ? await checkMailbox(sql, stack.mail_url) : []),
  ]
  const found = await settle(check, Number(process.env.SETTLE_SECONDS ?? 30))
  const [{ count }] = await sql<[{ count: number }]>`select count(*)::int as count from invites`
  await Promise.all([sql.end(), connection.close()])
  for (const finding of found) process.stdout.write(`  ${finding}\n`)
  process.stdout.write(`invariants: ${count} invites checked, ${found.length} findings\n`)
  return found.length === 0 ? 0 : 1
}

async function settle(check: () => Promise<string[]>, seconds: number): Promise<string[]> {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const found = await check()
    if (found.length === 0 || Date.now() > deadline) return found
    await delay(1000)
  }
}

process.exitCode = await main()
