import Mustache, { type TemplateSpans } from 'mustache'
import { foldLines } from './plain-text.ts'
import { headerLine } from './values.ts'

/** The values of a template's variables; an empty one counts as absent in `{{#section}}`s. */
export type View = Readonly<Record<string, string>>

/** A message in the shape a mail transport takes. */
export type RenderedEmail = { subject: string; html: string; text: string }

type Fill = (view: View) => string

/** Parses once what is rendered often. Throws Mustache's own words when the source is malformed. */
export const compileEmail = (source: RenderedEmail): ((view: View) => RenderedEmail) => {
  const subject = compileText(source.subject)
  const html = compileHtml(source.html)
  const text = compileText(source.text)
  return (view) => ({
    subject: headerLine(subject(view)),
    html: html(view),
    text: foldLines(withoutGaps(text(view))),
  })
}

/** For plain text (also SMS): values come out as they are, and are never read as Mustache. */
export const compileText = (source: string): Fill => compile(source)

/** For HTML: values are inert text and keep their line breaks, in `{{{triple}}}` tags too. */
export const compileHtml = (source: string): Fill => {
  const fill = compile(source)
  return (view) => fill(mapValues(view, toHtml))
}

/** Every name a template refers to, partials included; throws where `compileText` would. */
export const variablesIn = (source: string): Set<string> => {
  const spans: TemplateSpans = new Mustache.Writer().parse(source)
  return new Set(namesIn(spans))
}

/** Where a section was left out, the empty lines around it meet. */
export const withoutGaps = (text: string) => text.replace(/\n{3,}/g, '\n\n').trim()

// A writer of its own, since a shared one caches every template it has ever seen.
const compile = (source: string): Fill => {
  const writer = new Mustache.Writer()
  const tokens: string[][] = writer.parse(source)
  const verbatim = { escape: String }
  return (view) =>
    writer.renderTokens(tokens, new Mustache.Context(view), undefined, source, verbatim)
}

const namesIn = (spans: TemplateSpans): string[] =>
  spans.flatMap(([type, name, , , inner]) => {
    if (type === 'text' || type === '!' || type === '=') return []
    return Array.isArray(inner) ? [name, ...namesIn(inner)] : [name]
  })

const mapValues = (view: View, change: (value: string) => string): View =>
  Object.fromEntries(Object.entries(view).map(([name, value]) => [name, change(value)]))

// Mustache's own escaping also rewrites `/` and `=`, which disfigures every link in the source.
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '<br />\n',
}

const toHtml = (value: string) => value.replace(/[&<>"'\n]/g, (char) => entities[char] ?? char)
