import { type RowRange, settleLeftRows } from '../db/import-rows.ts'
import { beginImport, endImportRun, finishImport, readImportRun } from '../db/import-runs.ts'
import { markHandedOver, readSeedsOf } from '../db/imported-invites.ts'
import { cancelImport } from '../db/imports.ts'
import type { InvitePolicy } from '../domain/invite.ts'
import type { ImportRowsDeps } from '../provisioning/import-rows.ts'
import type { InviteStart } from '../workflows/messages.ts'
import { startOptions } from '../workflows/starting.ts'
import type { FairGate } from './fair-gate.ts'
import { createImportMails, type ImportMailsDeps } from './import-mails.ts'
import { makeBatch } from './import-making.ts'

export type ImportActivities = ReturnType<typeof createImportActivities>
export type ImportProgress = { total: number; succeeded: number; failed: number; skipped: number }
/** An invite on its way to its own workflow; the address is masked. */
export type HandedOver = { workflowId: string; start: InviteStart; summary: string }
export type ImportActivitiesDeps = ImportRowsDeps &
  ImportMailsDeps & { hashGate: FairGate; defaultPolicy: InvitePolicy; taskQueue: string }

/** What an import does to the world. Temporal may run each twice, so each is safe to repeat. */
export function createImportActivities(deps: ImportActivitiesDeps) {
  const { sql, passwords, hashGate, defaultPolicy, taskQueue } = deps

  /** Passwords of all imports take turns, tenant by tenant. */
  const hashing = (tenant: string) => ({
    hash: (password: string) => hashGate(tenant, () => passwords.hash(password)),
  })

  return {
    ...createImportMails(deps),

    async beginImport(importId: string): Promise<ImportProgress> {
      await beginImport(sql, importId)
      return progressOf(await readImportRun(sql, importId))
    },

    async makeImportedRows(importId: string, range: RowRange): Promise<ImportProgress> {
      const { accountId } = await readImportRun(sql, importId)
      const run = await makeBatch({ ...deps, passwords: hashing(accountId) }, importId, range)
      return progressOf(run)
    },

    cancelImport: async (importId: string): Promise<void> => {
      await cancelImport(sql, importId)
    },

    /** Leaves out what a cancelled import has not begun. */
    async finishImport(importId: string): Promise<ImportProgress> {
      await settleLeftRows(sql, importId)
      if (await finishImport(sql, importId)) return progressOf(await readImportRun(sql, importId))
      throw new Error('Rows are left that nobody has settled.')
    },

    async readHandOver(importId: string, range: RowRange): Promise<HandedOver[]> {
      const seeds = await readSeedsOf(sql, importId, range)
      return seeds.map((seed) => {
        const { workflowId, args, staticSummary } = startOptions(seed, defaultPolicy, taskQueue)
        return { workflowId, start: args[0], summary: staticSummary }
      })
    },

    markHandedOver: (importId: string, range: RowRange) => markHandedOver(sql, importId, range),
    endImportRun: (importId: string) => endImportRun(sql, importId),
  }
}

const progressOf = ({ total, succeeded, failed, skipped }: ImportProgress): ImportProgress => {
  return { total, succeeded, failed, skipped }
}
