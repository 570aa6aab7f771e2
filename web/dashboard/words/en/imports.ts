import type { Import, ImportRow } from '../../../../client/index.ts'
import { formatNumber, plural } from '../formats.ts'

const statuses: Record<Import['status'], string> = {
  queued: 'Queued',
  running: 'Running',
  cancelling: 'Cancelling',
  cancelled: 'Cancelled',
  completed: 'Completed',
}
const rowStatuses: Record<ImportRow['status'], string> = {
  queued: 'Queued',
  succeeded: 'Succeeded',
  failed: 'Failed',
  skipped: 'Skipped',
}

/** Why a row was not imported, where the API's own words are not made for this reader. */
const reasons: Partial<Record<string, string>> = {
  cancelled: 'The import was cancelled before this row began.',
  email_conflict: 'This address already has an identity.',
  invite_pending: 'This address already has a pending invite.',
  already_member: 'This person already has everything the row would give.',
  external_id_conflict: 'This external id already belongs to an identity.',
}

export const imports = {
  title: 'Imports',
  tenantTitle: 'Tenant imports',
  lead: 'Files of people, and what became of each row.',
  one: 'Import',
  label: 'Imports, newest first',
  start: 'Import CSV',
  empty: 'No imports yet',
  emptyText:
    'Bring a list of people as a CSV file: you see every row checked before anything is sent.',
  columns: {
    file: 'File',
    mode: 'Mode',
    status: 'Status',
    rows: 'Rows',
    by: 'Started by',
    at: 'Started',
  },
  noFile: 'Import without a file',
  statuses,
  rowStatuses,
  reasons,
  outcome: (succeeded: number, total: number) =>
    `${formatNumber(succeeded)} of ${formatNumber(total)}`,
  failed: (count: number) => `${formatNumber(count)} failed`,
  progress: 'Progress of the import',
  progressOf: (file: string) => `Progress of ${file}`,
  count: (count: number) => formatNumber(count),
  settled: (settled: number, total: number) =>
    `${formatNumber(settled)} of ${plural(total, 'row', 'rows')}`,
  rate: (perSecond: number) => `${formatNumber(perSecond)} rows a second`,
  eta: (seconds: number) =>
    seconds < 60
      ? `about ${plural(Math.max(1, Math.ceil(seconds)), 'second', 'seconds')} left`
      : `about ${plural(Math.ceil(seconds / 60), 'minute', 'minutes')} left`,
  finishing: 'sending the last messages',
  lost: 'The connection was lost. The import goes on; this page is trying to catch up.',
  startedBy: (name: string) => `Started by ${name}`,
  closing:
    'You may close this window: the import goes on, and this page shows it when you are back.',
  cancel: {
    button: 'Cancel import',
    keep: 'Keep importing',
    title: 'Cancel this import?',
    text: 'Rows that have not begun are skipped. What was made stays; sent e-mails cannot be taken back.',
    under: 'Stopping: rows that have begun are finished, the others are skipped.',
  },
  undo: {
    button: 'Undo: revoke what is pending',
    title: 'Revoke the pending invites of this import?',
    text: (count: number) =>
      `${plural(count, 'invite is', 'invites are')} still pending. Their links stop working at once. Who has accepted stays.`,
    counting: 'Counting the pending invites…',
    confirm: (count: number) => `Revoke ${plural(count, 'invite', 'invites')}`,
    confirmUnknown: 'Revoke pending invites',
    none: 'None of its invites is pending any more.',
    done: (count: number) => `${plural(count, 'invite was', 'invites were')} revoked.`,
  },
  results: {
    title: 'Results',
    label: 'Rows of the import',
    tabs: 'Show rows',
    all: 'All',
    row: 'Row',
    email: 'E-mail',
    outcome: 'Outcome',
    reason: 'Result',
    identity: (id: string) => `Identity ${id}`,
    invite: (id: string) => `Invite ${id}`,
    waiting: 'Waiting for its turn.',
    none: 'No row is like this',
    full: 'Download full results',
    failedOnly: 'Download failed rows',
    noFailed: 'No row failed.',
    again: 'Correct and upload again',
  },
}
