import Mustache, { type TemplateSpans } from 'mustache'
import { type TemplateText, templateVariables } from '../domain/message-template.ts'
import type { FieldError } from '../domain/problems.ts'

export type TemplateField = 'subject' | 'body'
type Tag = { type: string; name: string }

const longest = { subject: 200, EMAIL: 60_000, SMS: 1000 }
const mostTags = 100 // each may stand for as many as 500 characters

export const fault = (field: TemplateField, code: string, message: string): FieldError => {
  return { field, code, message }
}

/** What is wrong with a field's length and tags. Nothing is rendered before they are right. */
export function tagFaults({ medium, ...template }: TemplateText, field: TemplateField) {
  const source = template[field] ?? ''
  const most = longest[field === 'subject' ? 'subject' : medium]
  if (source.length > most) return [fault(field, 'too_long', `Give at most ${most} characters.`)]
  const tags = tagsIn(source)
  if (typeof tags === 'string') return [fault(field, 'malformed_template', tags)]
  if (tags.length > mostTags) return [fault(field, 'too_long', `Use at most ${mostTags} tags.`)]
  return tags.flatMap((tag) => oneFault(tag, field)).slice(0, 1)
}

function oneFault({ type, name }: Tag, field: TemplateField): FieldError[] {
  const known: string[] = templateVariables.filter((one) => field === 'body' || one !== linkName)
  if (!['name', '#', '^'].includes(type)) return [fault(field, 'unsafe_tag', safeTags)]
  if (known.includes(name)) return []
  const words = `There is no {{${name.slice(0, 40)}}} here, but ${known.join(', ')}.`
  return [fault(field, 'unknown_variable', words)]
}

const linkName = 'invite_link' // a subject is shown on locked screens, and logged on the way
const safeTags =
  'Use {{variable}}, {{#variable}}…{{/variable}} and {{^variable}}…{{/variable}} only.'

/** All tags but comments, or Mustache's own words for what is wrong. */
export function tagsIn(source: string): Tag[] | string {
  if (/\{\{\s*=/.test(source)) return [{ type: '=', name: '' }]
  try {
    return flat(new Mustache.Writer().parse(source))
  } catch (failure) {
    return failure instanceof Error ? failure.message : 'This is not Mustache.'
  }
}

const flat = (spans: TemplateSpans): Tag[] =>
  spans.flatMap(([type, name, , , inner]): Tag[] => {
    if (type === 'text' || type === '!') return []
    return Array.isArray(inner) ? [{ type, name }, ...flat(inner)] : [{ type, name }]
  })
