import type { ImportField, ImportMode } from '../csv/fields.ts'
import type { ImportRow, RowIssue } from '../csv/rows.ts'
import { canGrant, type Powers } from './access.ts'
import { type ProblemCode, problems } from './problems.ts'

/** How a row names a thing: by its id, or as people call it. */
export type Reference = { by: 'id' | 'name'; text: string }
/** What a reference leads to. A name that several things have leads to none of them. */
export type Found<Thing> = Thing | 'none' | 'several'
export type FoundRole = { id: string; invitable: boolean }
export type FoundNode = { id: string; path: string }
export type FoundApplication = { id: string }

/** What the rows of a file name, each by its `referenceKey`. What is missing is not there. */
export type References = {
  roles: Map<string, Found<FoundRole>>
  nodes: Map<string, Found<FoundNode>>
  applications: Map<string, Found<FoundApplication>>
}
/** A row with ids in place of names; `issues` says what was not found or may not be given. */
export type ResolvedRow = {
  applicationId: string | null // null: none was named, or it is not there
  grant: { roleId: string; nodeId: string } | null
  issues: RowIssue[]
}

export const referenceKey = ({ by, text }: Reference) => `${by}:${text}`
export const roleReference = ({ roleId, role }: ImportRow) => referenceOf(roleId, role)
export const nodeReference = ({ nodeId, node }: ImportRow) => referenceOf(nodeId, node)
/** An application goes by its OAuth client id where people go by names. */
export const applicationReference = (row: ImportRow) => referenceOf(row.applicationId, row.clientId)

function referenceOf(id: string | null, name: string | null): Reference | null {
  if (id) return { by: 'id', text: id }
  return name ? { by: 'name', text: name } : null
}

/**
 * What a row gives, by id, and whether this principal may give it: `unknown_role`, `unknown_node`,
 * `unknown_application`, `permission_denied`. Spec §4, §6.
 */
export function resolveRow(row: ImportRow, found: References, principal: Powers): ResolvedRow {
  const role = follow(found.roles, roleReference(row))
  const node = follow(found.nodes, nodeReference(row))
  const application = follow(found.applications, applicationReference(row))
  const issues = [
    ...missing(role, 'unknown_role', row.roleId ? 'role_id' : 'role'),
    ...missing(node, 'unknown_node', row.nodeId ? 'node_id' : 'node'),
    ...missing(application, 'unknown_application', row.clientId ? 'client_id' : 'application_id'),
  ]
  const applicationId = isThere(application) ? application.id : null
  if (!isThere(role) || !isThere(node)) return { applicationId, grant: null, issues }
  if (!canGrant(principal, role, node)) issues.push(denied(row.roleId ? 'role_id' : 'role'))
  return { applicationId, grant: { roleId: role.id, nodeId: node.id }, issues }
}

const follow = <Thing>(found: Map<string, Found<Thing>>, reference: Reference | null) =>
  reference && (found.get(referenceKey(reference)) ?? 'none')

const isThere = <Thing extends object>(found: Found<Thing> | null): found is Thing =>
  typeof found === 'object' && found !== null

function missing(found: Found<object> | null, code: ProblemCode, field: ImportField): RowIssue[] {
  if (found === null || typeof found === 'object') return []
  const several = 'Several have this name. Write a path like Europe/Berlin, or the id.'
  const message = found === 'several' ? several : problems[code].title
  return [{ severity: 'error', code, field, message }]
}

const denied = (field: ImportField): RowIssue => ({
  severity: 'error',
  code: 'permission_denied',
  field,
  message: 'You may not give this role at this node.',
})

/** What is known of the person a row is about, before it is run. */
export type RowFacts = {
  exists: boolean // as an Identity of the Account
  isMember: boolean // of the application that the row, or the Environment, names
  holdsGrant: boolean // also when there is none to hold
  invitePending: boolean
  externalIdTaken: boolean
  isCapped: boolean // was written to as often as may be today, and would be again
}

/** What stands in the way of a row, or will go otherwise than its author may think. Spec §12. */
export function judgeFacts(facts: RowFacts, mode: ImportMode): RowIssue[] {
  if (mode === 'bulk_invite') return judgeInvited(facts)
  return [
    ...(facts.exists ? [about('error', 'email_conflict', 'email')] : []),
    ...(facts.externalIdTaken ? [about('error', 'external_id_conflict', 'external_id')] : []),
    ...(facts.invitePending && !facts.exists ? [stillInvited] : []),
  ]
}

function judgeInvited({ exists, isMember, holdsGrant, ...facts }: RowFacts): RowIssue[] {
  const { invitePending, isCapped } = facts
  if (exists && isMember && holdsGrant) return [about('error', 'already_member', 'email')]
  return [
    ...(isCapped && !invitePending ? [about('error', 'recipient_cap', 'email')] : []),
    ...(invitePending ? [about('error', 'invite_pending', 'email')] : []),
    ...(exists ? [willGain] : []),
  ]
}

const about = (
  severity: RowIssue['severity'],
  code: ProblemCode,
  field: ImportField,
): RowIssue => ({ severity, code, field, message: problems[code].title })

const willGain: RowIssue = {
  ...about('warning', 'email_conflict', 'email'),
  message: 'This person exists already, and gains what the row gives.',
}
/** The bundled list is asked before the run, which asks more. */
export const commonPassword: RowIssue = about('error', 'password_breached', 'password')
/* No hindrance: who accepts it later proves to be this person (`domain/identity.ts`). */
const stillInvited: RowIssue = {
  ...about('warning', 'invite_pending', 'email'),
  message: 'This address has a pending invitation, which stays.',
}
