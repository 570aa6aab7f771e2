import type { Encoding } from '../../../../csv/decoding.ts'
import type { ImportField, ImportMode } from '../../../../csv/fields.ts'
import type { Delimiter } from '../../../../csv/table.ts'
import { formatList } from '../formats.ts'
import { importPreview } from './import-preview.ts'
import { importSubmit } from './import-submit.ts'

const modes: Record<ImportMode, { name: string; text: string }> = {
  bulk_invite: {
    name: 'Bulk invite',
    text: 'Everybody gets an e-mail with a link and chooses their own password. They join when they accept.',
  },
  bulk_create: {
    name: 'Bulk create',
    text: 'People are created at once, with a role if the file names one. No e-mail is sent.',
  },
  account_bulk_create: {
    name: 'Account-tier bulk create',
    text: 'People are added to the directory of your account: no role, no node, no Environment.',
  },
}

const fields: Record<ImportField, string> = {
  email: 'E-mail',
  first_name: 'First name',
  last_name: 'Last name',
  role_id: 'Role id',
  role: 'Role',
  node_id: 'Node id',
  node: 'Node',
  client_id: 'Client id',
  application_id: 'Application id',
  send_email: 'Send e-mail',
  lang: 'Language',
  password: 'Password',
  external_id: 'External id',
}

const delimiters: Record<Delimiter, string> = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab' }
const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

export const importWizard = {
  title: 'Import CSV',
  modes,
  fields,
  back: 'Back',
  notAllowed: 'You need the permission “import.manage” to import. Ask an admin of your account.',
  steps: {
    label: 'Steps of the import',
    mode: 'Mode',
    upload: 'Upload',
    mapping: 'Mapping',
    preview: 'Preview',
    submit: 'Submit',
    results: 'Results',
    done: 'done',
  },
  mode: {
    title: 'What should happen to the people in your file?',
    required: 'Required columns',
    optional: 'Optional columns',
    sample: 'Download sample CSV',
    sampleOf: (mode: string) => `Download sample CSV for ${mode}`,
    next: 'Continue',
    choose: (mode: string) => `Continue with ${mode}`,
  },
  upload: {
    title: 'Choose your file',
    lead: 'CSV with a line of headers, up to 10 MB and 10,000 rows. Lines that start with # are left out.',
    drop: 'Drop a CSV file here',
    or: 'or',
    choose: 'Choose file',
    other: 'Choose another file',
    paste: 'Paste text instead',
    pasteLabel: 'CSV text',
    pasteHint: 'email,first_name,last_name',
    usePasted: 'Use this text',
    pastedName: 'pasted.csv',
    reading: 'Reading your file…',
    readFailed: 'This file could not be read. Choose it again, or try another one.',
    refused: 'This file cannot be taken.',
    lost: 'Your file is no longer here: it was imported, or kept too long. Please choose it again.',
    fetchFailed: 'The failed rows could not be fetched.',
    failedName: (name: string) => `failed-${name}`,
    next: 'Continue to mapping',
    facts: {
      rows: 'Rows',
      columns: 'Columns',
      delimiter: 'Delimiter',
      encoding: 'Encoding',
    },
    delimiters,
    encodings,
    delimiterNone: 'None',
    problems: {
      file_too_large: 'This file is larger than 10 MB. Split it, and import the parts one by one.',
      too_many_rows:
        'This file has more than 10,000 rows. Split it, and import the parts one by one.',
      no_rows: 'There are no rows in this: it needs a line of headers, and a line for each person.',
    },
  },
  mapping: {
    title: 'What do the columns mean?',
    lead: 'Columns are matched by their headers. Choose for yourself where that went wrong.',
    caption: 'Columns of the file',
    column: 'Column',
    samples: 'Examples',
    status: 'Status',
    field: 'Field',
    noHeader: (number: number) => `Column ${number}, without a header`,
    matched: 'Matched',
    ignored: 'Ignored',
    ignore: 'Ignore',
    fieldOf: (header: string) => `Field for ${header}`,
    required: 'Required',
    taken: (header: string) => `Now “${header}”`,
    secret: 'Hidden',
    missing: (names: string[]) =>
      names.length === 1
        ? `${names[0]} is required, and no column is mapped to it.`
        : `${formatList(names)} are required, and no columns are mapped to them.`,
    missingHow: 'Choose the column in the list below.',
    next: 'Continue to preview',
    blocked: 'Map every required field first.',
  },
  preview: importPreview,
  submit: importSubmit,
}
