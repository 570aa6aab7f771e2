import { parseEmail } from '../domain/address.ts'
import { parseFields } from '../domain/fields.ts'
import { defaultTemplateKey } from '../domain/message-template.ts'
import { parseName } from '../domain/person.ts'
import { fieldProblem } from '../domain/problems.ts'
import type { Invitation } from '../provisioning/invitations.ts'
import type { NewInviteBody } from './schemas/invites.ts'

/** What a caller asked for, as the rules take it. Throws `validation_failed` and its like. */
export function parseInvitation(body: NewInviteBody): Invitation {
  const parsed = parseFields({
    application: () => readApplication(body),
    email: () => parseEmail(body.email),
    firstName: () => parseName(body.first_name, 'first_name'),
    lastName: () => parseName(body.last_name, 'last_name'),
    message: () => parseMessage(body.message ?? null),
    grants: () => readGrants(body),
    customFields: () => readCustomFields(body.custom_fields),
  })
  return {
    ...parsed,
    resentFrom: null,
    templateKey: body.template_key ?? defaultTemplateKey,
    mobileNumber: null,
    initiateLoginUri: null,
    allowSameEmail: true,
    sendEmail: body.send_email,
    lang: body.lang ?? null,
  }
}

/** `role_id` and `node_id` are short for one grant; half a pair gives nothing. Spec §1, §4. */
function readGrants({ role_id, node_id, assignments }: NewInviteBody): Invitation['grants'] {
  if (Boolean(role_id) !== Boolean(node_id)) {
    throw fieldProblem('role_node_pair', role_id ? 'node_id' : 'role_id')
  }
  if (!role_id || !node_id) return unique(assignments ?? [])
  if (assignments) {
    const message = 'Give role_id and node_id, or assignments.'
    throw fieldProblem('validation_failed', 'assignments', message)
  }
  return [{ roleId: role_id, nodeId: node_id }]
}

function unique(assignments: { role_id: string; node_id: string }[]): Invitation['grants'] {
  const byKey = new Map(
    assignments.map(({ role_id, node_id }) => [
      `${role_id}/${node_id}`.toLowerCase(),
      { roleId: role_id, nodeId: node_id },
    ]),
  )
  return [...byKey.values()]
}

/** Either names the application; both together might name two. */
function readApplication({ application_id, client_id }: NewInviteBody): Invitation['application'] {
  if (application_id && client_id !== undefined) {
    const message = 'Give application_id or client_id, not both.'
    throw fieldProblem('validation_failed', 'client_id', message)
  }
  return { id: application_id ?? undefined, clientId: client_id }
}

/** Plain text in paragraphs: no control characters but line breaks, none that turn it around. */
function parseMessage(text: string | null): string | null {
  const message = text?.normalize('NFC').replaceAll('\r\n', '\n').trim() ?? ''
  if (/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u.test(message) || [...message].length > 500) {
    throw fieldProblem('validation_failed', 'message', 'Give plain text of up to 500 characters.')
  }
  return message || null
}

const customFieldsBytes = 16_384
const customFieldName = 100

export function readCustomFields(
  fields: Record<string, unknown> = {},
  field = 'custom_fields',
): Record<string, unknown> {
  if (Buffer.byteLength(JSON.stringify(fields)) > customFieldsBytes) {
    throw fieldProblem('validation_failed', field, 'Give at most 16 KiB.')
  }
  if (Object.keys(fields).some((name) => name.length > customFieldName)) {
    throw fieldProblem('validation_failed', field, 'Give names of up to 100 characters.')
  }
  return fields
}
