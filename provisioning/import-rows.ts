import { fieldsOf } from '../csv/fields.ts'
import { checkRow, hasError, type ImportRow } from '../csv/rows.ts'
import { findRepeated } from '../db/addresses.ts'
import { readReferences } from '../db/import-references.ts'
import type { QueuedRow, RowOutcome } from '../db/import-rows.ts'
import type { ImportRun } from '../db/imports.ts'
import type { Powers } from '../domain/access.ts'
import { type ResolvedRow, resolveRow } from '../domain/import-rows.ts'
import { defaultTemplateKey } from '../domain/message-template.ts'
import { Problem } from '../domain/problems.ts'
import { openRowPassword } from '../security/row-passwords.ts'
import type { Sealer } from '../security/sealed.ts'
import { type CreatingDeps, makeIdentities } from './identities.ts'
import { askStarter } from './import-starter.ts'
import { type InvitingDeps, makeInvites } from './invitations.ts'
import { issueOf, type Made, outcomeOf, refused, succeeded } from './row-outcomes.ts'

export type ImportRowsDeps = InvitingDeps & CreatingDeps & { sealer: Sealer }
type Ready = { queued: QueuedRow; row: ImportRow; resolved: ResolvedRow }

/**
 * Makes what some queued rows ask for, set-wise, as bulk calls do: an outcome for each, but for
 * those that have to wait. Made again, a row finds what it made. Spec §6.
 */
export async function makeImportRows(
  deps: ImportRowsDeps,
  run: ImportRun,
  rows: QueuedRow[],
): Promise<RowOutcome[]> {
  const left = rows.filter(({ isMade }) => !isMade)
  const powers = left.length > 0 ? await askStarter(deps.sql, run) : undefined
  const made = rows.filter(({ isMade }) => isMade).map(({ number }) => succeeded(number))
  if (!powers) return made
  if (powers instanceof Problem) {
    return [...made, ...left.map(({ number }) => refused(number, issueOf(powers)))]
  }
  const { ready, outcomes } = await prepare(deps, { run, powers }, left)
  const written = await make(deps, { run, powers }, ready)
  const last = ready.flatMap(({ queued }) => outcomeOf(queued, written))
  return [...made, ...outcomes, ...last]
}

type Context = { run: ImportRun; powers: Powers }

/** Rows read, and what they name looked up; those that cannot be made are refused here. */
async function prepare({ sql }: ImportRowsDeps, { run, powers }: Context, rows: QueuedRow[]) {
  const mapping = run.mapping.map(
    (name) => fieldsOf(run.mode).find((field) => field === name) ?? null,
  )
  const checked = rows.map(({ cells }) => checkRow({ cells, fault: null }, mapping, run.mode))
  const found = await readReferences(
    sql,
    run,
    checked.map(({ row }) => row),
  )
  const repeated = await findRepeated(
    sql,
    checked.map(({ row }) => row.email || null),
  )
  const outcomes: RowOutcome[] = []
  const ready: Ready[] = []
  for (const [index, queued] of rows.entries()) {
    const one = checked[index]
    if (!one) continue
    const resolved = resolveRow(one.row, found, powers)
    const [issue] = [
      ...(repeated.has(index) ? [issueOf(new Problem('duplicate_in_file'))] : []),
      ...(hasError(one) ? one.issues.filter(({ severity }) => severity === 'error') : []),
      ...resolved.issues,
    ]
    if (issue) outcomes.push(refused(queued.number, issue))
    else ready.push({ queued, row: one.row, resolved })
  }
  return { ready, outcomes }
}

function make(deps: ImportRowsDeps, context: Context, ready: Ready[]): Promise<Made> {
  return context.run.mode === 'bulk_invite'
    ? invite(deps, context, ready)
    : create(deps, context, ready)
}

async function invite(deps: ImportRowsDeps, { run, powers }: Context, ready: Ready[]) {
  const inviter = { type: run.startedByType, id: run.startedById, name: run.startedByName }
  const inviting = { powers, inviter, scope: run, importId: run.id, again: false }
  const invitations = ready.map(({ queued, row, resolved }) => ({
    id: queued.outcomeId,
    resentFrom: null,
    email: row.email,
    mobileNumber: null,
    firstName: row.firstName,
    lastName: row.lastName,
    sendEmail: row.sendEmail,
    lang: row.lang,
    templateKey: defaultTemplateKey,
    message: null,
    customFields: {},
    initiateLoginUri: null,
    allowSameEmail: true,
    application: { id: resolved.applicationId ?? undefined },
    grants: resolved.grant ? [resolved.grant] : [],
  }))
  return (await makeInvites(deps, inviting, invitations)).outcomes
}

async function create(deps: ImportRowsDeps, { run, powers }: Context, ready: Ready[]) {
  const creating = { powers, scope: run, requestId: run.id, importId: run.id }
  const rows = ready.map(({ queued, row, resolved }) => ({
    id: queued.outcomeId,
    wanted: {
      email: row.email,
      mobileNumber: null,
      firstName: row.firstName,
      lastName: row.lastName,
      externalId: row.externalId,
      customFields: {},
      applicationId: resolved.applicationId,
      grant: resolved.grant,
      password: passwordOf(deps.sealer, run.id, queued),
    },
  }))
  const outcomes = await makeIdentities(deps, creating, rows)
  return new Map(rows.map(({ id }, index) => [id, outcomes[index]]))
}

const passwordOf = (sealer: Sealer, importId: string, { number, sealedPassword }: QueuedRow) =>
  sealedPassword && openRowPassword(sealer, { importId, number }, sealedPassword)
