import { type TemplateText, templateVariables } from '../domain/message-template.ts'
import type { FieldError } from '../domain/problems.ts'
import { segmentsOf } from '../domain/segments.ts'
import { compileHtml, compileText, type View } from './mustache.ts'
import { plainTextOf } from './plain-text.ts'
import { type Place, readMarkup } from './template-markup.ts'
import { fault, tagFaults, tagsIn } from './template-tags.ts'
import { longestInTexts } from './text-values.ts'

const mostSegments = 10
const link = 'https://link.vestibule.test/vstlinkvst'

/* A sign for each value, by which it is found again in what was written with it. */
const signs: View = {
  ...Object.fromEntries(templateVariables.map((name) => [name, `vst${name.replace('_', '')}vst`])),
  invite_link: link,
}
const mayBeEmpty = ['name', 'invited_by', 'account_name', 'message']

/**
 * What is wrong with a template, as errors of its fields; none: it may be saved. What it says under
 * some circumstances is judged by having it say so, under all of them. Spec §5.
 */
export function faultsOf(template: TemplateText): FieldError[] {
  const fields = template.subject === null ? (['body'] as const) : (['subject', 'body'] as const)
  const ofTags = fields.flatMap((field) => tagFaults(template, field))
  if (ofTags.length > 0) return ofTags
  const views = viewsOf(template)
  const { medium, subject, body } = template
  const bodyFaults = medium === 'EMAIL' ? htmlFaults : smsFaults
  return [
    ...views.flatMap((view) => subjectFaults(subject, view)).slice(0, 1),
    ...views.flatMap((view) => bodyFaults(body, view)).slice(0, 1),
  ]
}

/** One for every way that the sections of a template can go. */
function viewsOf({ subject, body }: TemplateText): View[] {
  const tags = [subject ?? '', body].flatMap((source) => {
    const found = tagsIn(source)
    return typeof found === 'string' ? [] : found
  })
  const asked = mayBeEmpty.filter((name) =>
    tags.some((tag) => tag.type !== 'name' && tag.name === name),
  )
  return Array.from({ length: 2 ** asked.length }, (_all, circumstance) => {
    const empty = asked.filter((_name, index) => (circumstance >> index) % 2 === 1)
    return { ...signs, ...Object.fromEntries(empty.map((name) => [name, ''])) }
  })
}

function subjectFaults(subject: string | null, view: View): FieldError[] {
  if (subject === null || compileText(subject)(view).trim() !== '') return []
  return [fault('subject', 'empty_subject', 'Say something, whatever is known of the person.')]
}

function htmlFaults(body: string, view: View): FieldError[] {
  const html = compileHtml(body)(view)
  const { fault: words, places } = readMarkup(html)
  if (words) return [fault('body', 'unsafe_html', words)]
  if (places.some(isMisplaced)) return [fault('body', 'misplaced_variable', inAttributes)]
  return linkFaults(plainTextOf(html))
}

function smsFaults(body: string, view: View): FieldError[] {
  const wordy = Object.entries(longestInTexts).map(([name, longest]) => [
    name,
    view[name] === '' ? '' : 'ж'.repeat(longest),
  ])
  const { count } = segmentsOf(compileText(body)(Object.fromEntries(wordy)))
  if (count <= mostSegments) return linkFaults(compileText(body)(view))
  const words = `With long values this takes ${count} segments; ${mostSegments} are the most.`
  return [fault('body', 'too_long', words)]
}

/** An image's address, say, would tell the link to whoever is asked for the image. */
function isMisplaced({ tag, attribute, text, isBare }: Place): boolean {
  const isThere = Object.values(signs).some((sign) => text.includes(sign))
  if (!isThere || (tag === null && attribute === null)) return false
  if (text.includes(link)) return !(tag === 'a' && attribute === 'href' && text === link)
  if (isBare) return true // what follows a space would be attributes of their own
  if (text.includes(signs.message ?? '')) return true // of several lines
  return !['alt', 'title', 'aria-label'].includes(attribute ?? '')
}

const inAttributes =
  'Values stand in text, names also between the quotes of alt and title; {{invite_link}} in text, and as the whole href of an <a>.'
const before = /(?:^|[\s"'<：。、，！？»\p{Ps}\p{Pi}])$/u
const after = /^[.,;:!?]?(?:$|[\s"'<>：。、，！？«\p{Pe}\p{Pf}])/u

/** It is there, and nothing that stands beside it becomes a part of it, or it a part of another. */
function linkFaults(text: string): FieldError[] {
  const parts = text.split(link)
  if (parts.length === 1) {
    const words = 'Say {{invite_link}} where it is read, whatever is known of the person.'
    return [fault('body', 'missing_invite_link', words)]
  }
  const isAlone = parts
    .slice(1)
    .every((next, index) => before.test(parts[index] ?? '') && after.test(next))
  if (isAlone) return []
  return [fault('body', 'misplaced_variable', 'Leave a space on both sides of {{invite_link}}.')]
}
