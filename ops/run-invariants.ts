import type { Client } from '@temporalio/client'
import type { Sql } from 'postgres'
import {
  deliveryWorkflowId,
  importWorkflowId,
  inviteWorkflowId,
  searchAttributes,
} from '../workflows/messages.ts'

/** Every pending invite has its one open workflow, every settled one has none. Spec §9. */
export async function checkRuns(sql: Sql, client: Client): Promise<string[]> {
  const pending = await sql<{ id: string }[]>`select id from invites where status = 'pending'`
  const expected = new Set(pending.map(({ id }) => inviteWorkflowId(id)))
  const running = new Set<string>()
  const findings: string[] = []
  for await (const run of client.workflow.list({
    query: "WorkflowType = 'invite' and ExecutionStatus = 'Running'",
  })) {
    if (running.has(run.workflowId)) findings.push(`two open workflows: ${run.workflowId}`)
    running.add(run.workflowId)
    if (!expected.has(run.workflowId)) findings.push(`open without pending row: ${run.workflowId}`)
  }
  for (const id of expected) if (!running.has(id)) findings.push(`pending without workflow: ${id}`)
  return [
    ...findings,
    ...(await checkImports(sql, client)),
    ...(await checkDeliveries(sql, client)),
    ...(await checkEndings(sql, client)),
  ]
}

/** Every import has its workflow until all it made has one. */
async function checkImports(sql: Sql, client: Client): Promise<string[]> {
  const open = await sql<{ id: string }[]>`select id from imports where run_ended_at is null`
  const expected = new Set(open.map(({ id }) => importWorkflowId(id)))
  const findings: string[] = []
  const query = "WorkflowType = 'importRun' and ExecutionStatus = 'Running'"
  for await (const { workflowId } of client.workflow.list({ query })) {
    if (!expected.delete(workflowId)) findings.push(`open after its end: ${workflowId}`)
  }
  return [...findings, ...[...expected].map((id) => `import without workflow: ${id}`)]
}

/** What is on its way has its one workflow; what waits for an earlier one of its object, none yet. */
async function checkDeliveries(sql: Sql, client: Client): Promise<string[]> {
  const pending = await sql<{ id: string }[]>`
    select id from webhook_deliveries where status = 'pending' and not held`
  const missing = new Set(pending.map(({ id }) => deliveryWorkflowId(id)))
  const findings: string[] = []
  const query = "WorkflowType = 'webhookDelivery' and ExecutionStatus = 'Running'"
  const running = new Set<string>()
  for await (const { workflowId } of client.workflow.list({ query })) {
    if (running.has(workflowId)) findings.push(`two open workflows: ${workflowId}`)
    running.add(workflowId)
    missing.delete(workflowId)
  }
  const failed = "WorkflowType = 'webhookDelivery' and ExecutionStatus = 'Failed'"
  for await (const { workflowId } of client.workflow.list({ query: failed })) {
    findings.push(`failed workflow: ${workflowId}`)
  }
  return [...findings, ...[...missing].map((id) => `delivery without workflow: ${id}`)]
}

/** What the Temporal UI shows of a closed lifecycle is what the row says; failures are bugs. */
async function checkEndings(sql: Sql, client: Client): Promise<string[]> {
  const settled = await sql<{ id: string; status: string }[]>`
    select id, status from invites where status <> 'pending'`
  const statusOf = new Map(settled.map(({ id, status }) => [inviteWorkflowId(id), status]))
  const findings: string[] = []
  const query = "WorkflowType = 'invite' and ExecutionStatus != 'Running'"
  for await (const run of client.workflow.list({ query })) {
    if (run.status.name === 'FAILED') findings.push(`failed workflow: ${run.workflowId}`)
    const shown = run.typedSearchAttributes.get(searchAttributes.inviteStatus)
    const status = statusOf.get(run.workflowId)
    if (run.status.name === 'COMPLETED' && status && shown !== status) {
      findings.push(`Temporal says ${shown}, the row says ${status}: ${run.workflowId}`)
    }
  }
  return findings
}
