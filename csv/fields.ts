/** What an import does with its rows. Spec §6. */
export const importModes = ['bulk_invite', 'bulk_create', 'account_bulk_create'] as const
export type ImportMode = (typeof importModes)[number]

export type ImportField =
  | 'email'
  | 'first_name'
  | 'last_name'
  | 'role_id'
  | 'role'
  | 'node_id'
  | 'node'
  | 'client_id'
  | 'application_id'
  | 'send_email'
  | 'lang'
  | 'password'
  | 'external_id'

export const requiredFields = ['email', 'first_name', 'last_name'] as const
const place = ['role_id', 'role', 'node_id', 'node'] as const

const optionalFields: Record<ImportMode, readonly ImportField[]> = {
  bulk_invite: [...place, 'client_id', 'send_email', 'lang'],
  bulk_create: ['password', ...place, 'external_id'],
  account_bulk_create: ['password', 'external_id', 'application_id'],
}

/** The columns a mode knows, the required ones first. */
export const fieldsOf = (mode: ImportMode): ImportField[] => [
  ...requiredFields,
  ...optionalFields[mode],
]
