import { validate } from 'uuid'
import type { Sql } from '../db/client.ts'
import type { EnvironmentScope } from '../db/environments.ts'
import { findRolesByName, type NamedApplication } from '../db/named-applications.ts'
import { parseEmail } from '../domain/address.ts'
import { parseFields } from '../domain/fields.ts'
import { defaultTemplateKey, mediumOf } from '../domain/message-template.ts'
import { parseName } from '../domain/person.ts'
import { fieldProblem } from '../domain/problems.ts'
import type { Invitation } from '../provisioning/invitations.ts'
import { readCustomFields } from './invitation-body.ts'
import { negotiateLang } from './languages.ts'
import type { NewUserInvitation } from './schemas/user-actions.ts'

type Context = {
  accountId: string
  application: NamedApplication
  acceptLanguage: string | undefined
}
type Grants = Invitation['grants']
const mostGrants = 20

/** What a caller of user actions asked for, as the rules take it. Throws `validation_failed`. */
export async function parseUserInvitation(
  sql: Sql,
  body: NewUserInvitation,
  { accountId, application, acceptLanguage }: Context,
): Promise<Invitation> {
  const parsed = parseFields({
    email: () => readEmail(body),
    firstName: () => readName(body.given_name, 'given_name'),
    lastName: () => readName(body.family_name, 'family_name'),
    customFields: () => readCustomFields(body.customFields, 'customFields'),
    initiateLoginUri: () => readLoginPage(body.initiate_login_uri, application),
  })
  const templateKey = body.invite_template_key ?? defaultTemplateKey
  const message = { accountId, templateKey, medium: mediumOf(parsed) }
  return {
    ...parsed,
    templateKey,
    mobileNumber: body.mobile_number ?? null,
    grants: await readGroups(sql, application, body.groups ?? []),
    application: { id: application.id },
    allowSameEmail: body.allow_same_email,
    lang: body.lang ?? (await negotiateLang(sql, message, acceptLanguage)),
    sendEmail: true,
    message: null,
    resentFrom: null,
  }
}

function readEmail({ email, mobile_number }: NewUserInvitation): string | null {
  if (email !== undefined) return parseEmail(email)
  if (mobile_number !== undefined) return null
  throw fieldProblem('validation_failed', 'email', 'Give email or mobile_number.')
}

/** Names may be left for the person to fill in. */
const readName = (text: string | undefined, field: string) =>
  text === undefined || text.trim() === '' ? '' : parseName(text, field)

/** Compared as text, like every registered address. Spec §3. */
function readLoginPage(text: string, application: NamedApplication): string {
  if (text === application.initiateLoginUri) return text
  const message = 'The application has not registered this address.'
  throw fieldProblem('validation_failed', 'initiate_login_uri', message)
}

/** A group is a place, and what is held there. Throws `unknown_role` for a name nobody knows. */
async function readGroups(
  sql: Sql,
  { environmentId }: Pick<EnvironmentScope, 'environmentId'>,
  groups: { group_id: string; roles: string[] }[],
): Promise<Grants> {
  const names = groups.flatMap(({ roles }) => roles.filter((role) => !validate(role)))
  const known = names.length > 0 ? await findRolesByName(sql, environmentId, names) : new Map()
  const grants = new Map<string, Grants[number]>()
  for (const { group_id: nodeId, roles } of groups) {
    for (const role of roles) {
      const roleId = validate(role) ? role : known.get(role)
      if (roleId === undefined) throw fieldProblem('unknown_role', 'groups')
      grants.set(`${roleId}/${nodeId}`.toLowerCase(), { roleId, nodeId })
    }
  }
  if (grants.size <= mostGrants) return [...grants.values()]
  throw fieldProblem('validation_failed', 'groups', 'Give at most 20 roles in all.')
}
