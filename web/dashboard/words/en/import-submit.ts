import type { ImportMode } from '../../../../csv/fields.ts'
import { formatNumber, plural } from '../formats.ts'

const people = (count: number) => plural(count, 'person', 'people')

const submit: Record<ImportMode, (count: number) => string> = {
  bulk_invite: (count) => `Invite ${people(count)}`,
  bulk_create: (count) => `Create ${people(count)}`,
  account_bulk_create: (count) => `Create ${people(count)}`,
}

export const importSubmit = {
  title: 'Ready to import',
  into: (environment: string) => `Into ${environment}`,
  intoAccount: (account: string) => `Into the directory of ${account}`,
  file: 'File',
  mode: 'Mode',
  where: 'Where',
  rows: 'Rows',
  leftOut: 'Left out',
  what: 'What will happen',
  invites: (count: number) => `${plural(count, 'invite is', 'invites are')} made.`,
  mails: (count: number) =>
    count === 0
      ? 'No e-mail is sent, as the file says.'
      : `${plural(count, 'e-mail is', 'e-mails are')} sent at once. That cannot be taken back, but pending invites can be revoked.`,
  creates: (count: number) =>
    `${plural(count, 'identity is', 'identities are')} created. No e-mail is sent.`,
  roles: (count: number) => `${plural(count, 'row gives', 'rows give')} a role.`,
  passwords: (count: number) =>
    count === 0
      ? 'Nobody gets a password: they cannot sign in with one yet.'
      : `${people(count)} get a starting password.`,
  skipped: (deselected: number, faulty: number) =>
    [
      ...(faulty > 0 ? [`${plural(faulty, 'row', 'rows')} with errors`] : []),
      ...(deselected > 0 ? [`${plural(deselected, 'row', 'rows')} you did not select`] : []),
    ].join(', '),
  skippedNote: 'They are listed as skipped in the results.',
  again: 'Every row is checked again on the server. One that fails holds up no other.',
  closing: 'The import runs on the server: you may close this window and come back.',
  submit,
  sending: 'Sending your file…',
  retry: (seconds: number, attempt: number) =>
    `Trying again in ${formatNumber(seconds)} s (attempt ${formatNumber(attempt)}). Nothing is imported twice.`,
}
