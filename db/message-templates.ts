import {
  defaultTemplateKey,
  type Medium,
  type TemplateText,
  templateLimits,
} from '../domain/message-template.ts'
import { fieldProblem, Problem } from '../domain/problems.ts'
import { type Sql, type Transaction, violatedConstraint } from './client.ts'

export type TemplateRow = TemplateText & {
  id: string
  key: string
  createdAt: Date
  updatedAt: Date
}
/** One of the languages that an Account has a message in; `version` changes with its words. */
export type TemplateChoice = { id: string; lang: string; version: string }

const columns = (sql: Sql) => sql`
  id, key, medium, lang, subject, body, created_at, updated_at`

type Fragment = ReturnType<Sql>
type ChoicePlace = { accountId: Fragment; key: Fragment; medium: Fragment }

/** As queries of messages read it beside other columns: every language of one message. */
export const templateChoices = (sql: Sql, { accountId, key, medium }: ChoicePlace) => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('id', own.id, 'lang', own.lang,
      'version', own.updated_at::text) order by own.id)
    from message_templates own where own.account_id = ${accountId} and own.key = ${key}
      and own.medium = ${medium}), '[]')`

/** Every language that an Account has one message in. */
export async function readTemplateChoices(
  sql: Sql,
  accountId: string,
  { key, medium }: { key: string; medium: Medium },
): Promise<TemplateChoice[]> {
  return sql<TemplateChoice[]>`
    select id, lang, updated_at::text as version from message_templates
    where account_id = ${accountId} and key = ${key} and medium = ${medium} order by id`
}

/** The words behind a choice; undefined when they were deleted meanwhile. */
export async function readTemplateText(sql: Sql, id: string) {
  const [text] = await sql<[(TemplateText & { version: string })?]>`
    select medium, lang, subject, body, updated_at::text as version from message_templates
    where id = ${id}`
  return text
}

export async function listTemplates(
  sql: Sql,
  accountId: string,
  page: { key?: string; medium?: Medium; limit: number; after: string | null },
): Promise<TemplateRow[]> {
  return sql<TemplateRow[]>`
    select ${columns(sql)} from message_templates
    where account_id = ${accountId} ${page.after ? sql`and id > ${page.after}` : sql``}
      ${page.key === undefined ? sql`` : sql`and key = ${page.key}`}
      ${page.medium === undefined ? sql`` : sql`and medium = ${page.medium}`}
    order by id limit ${page.limit}`
}

/** Another account's template is not there. */
export async function readTemplate(sql: Sql, accountId: string, id: string) {
  const [row] = await sql<[TemplateRow?]>`
    select ${columns(sql)} from message_templates where account_id = ${accountId} and id = ${id}`
  return row
}

type NewTemplate = TemplateText & { id: string; key: string }

/**
 * Made again under the same id, it gives what is there. Throws `template_taken` when the message is
 * there in this language, or `too_many_templates`.
 */
export async function createTemplate(
  sql: Sql,
  accountId: string,
  { id, key, medium, lang, subject, body }: NewTemplate,
): Promise<TemplateRow> {
  await sql`
    insert into message_templates (id, account_id, key, medium, lang, subject, body)
    select ${id}, ${accountId}, ${key}, ${medium}, ${lang}, ${subject}, ${body}
    where (select count(*) < ${templateLimits.all} and count(*) filter (
        where key = ${key} and medium = ${medium}) < ${templateLimits.languages}
      from message_templates where account_id = ${accountId})
    on conflict (id) do nothing`.catch(refuseTaken)
  const row = await readTemplate(sql, accountId, id)
  if (!row) throw new Problem('too_many_templates')
  return row
}

function refuseTaken(failure: unknown): never {
  const taken = violatedConstraint(failure) === 'one_template_per_language'
  throw taken ? fieldProblem('template_taken', 'lang') : failure
}

/** What messages say from now on, those that are sent again included. Throws `not_found`. */
export async function changeTemplate(
  sql: Sql,
  accountId: string,
  { id, subject, body }: { id: string; subject: string | null; body: string },
): Promise<TemplateRow> {
  const [row] = await sql<[TemplateRow?]>`
    update message_templates set subject = ${subject}, body = ${body},
      updated_at = greatest(clock_timestamp(), updated_at + interval '1 microsecond')
    where account_id = ${accountId} and id = ${id} returning ${columns(sql)}`
  if (!row) throw new Problem('not_found')
  return row
}

/**
 * Throws `not_found`, or `template_in_use` for the last language of a message that pending invites
 * are to have: sent again, they would say something else.
 */
export async function deleteTemplate(sql: Sql, accountId: string, id: string): Promise<void> {
  await sql.begin(async (tx) => {
    const siblings = await lockSiblings(tx, accountId, id)
    const one = siblings.find((sibling) => sibling.id === id)
    if (!one) throw new Problem('not_found')
    const isLast = siblings.length === 1 && one.key !== defaultTemplateKey
    if (isLast && (await isAwaited(tx, accountId, one))) throw new Problem('template_in_use')
    await tx`delete from message_templates where account_id = ${accountId} and id = ${id}`
  })
}

type Sibling = { id: string; key: string; medium: Medium }

const lockSiblings = (tx: Transaction, accountId: string, id: string) => tx<Sibling[]>`
  select sibling.id, sibling.key, sibling.medium from message_templates sibling
    join message_templates one using (account_id, key, medium)
  where one.account_id = ${accountId} and one.id = ${id} order by sibling.id for update of sibling`

async function isAwaited(tx: Transaction, accountId: string, { key, medium }: Sibling) {
  const [invite] = await tx`
    select from invites where account_id = ${accountId} and template_key = ${key}
      and template_key <> 'INVITE_USER' and status = 'pending' and revocation is null
      and expires_at > now() and (email is null) = (${medium} = 'SMS') limit 1`
  return invite !== undefined
}
