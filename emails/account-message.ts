import { Parser } from 'htmlparser2'
import type { TemplateText } from '../domain/message-template.ts'
import { framed } from './account-frame.tsx'
import { isolated } from './isolation.ts'
import { directionOf } from './languages.ts'
import { compileHtml, compileText, withoutGaps } from './mustache.ts'
import { foldLines, plainTextOf } from './plain-text.ts'
import { isDocument } from './template-markup.ts'
import { textView } from './text-values.ts'
import { headerLine, type InviteEmailValues, inviteView } from './values.ts'

/** What a message says, and in which language; one to a number has no subject and no HTML. */
export type Worded = { lang: string; subject: string | null; html: string | null; text: string }
export type Wording = (values: InviteEmailValues) => Worded

/** An Account's own template, made ready to be filled often. Expects one that `faultsOf` passed. */
export async function compileTemplate(template: TemplateText): Promise<Wording> {
  return template.medium === 'EMAIL' ? compileEmail(template) : compileSms(template)
}

/** A whole document is sent as it is; a fragment goes on our card. */
async function compileEmail({ lang, subject, body }: TemplateText): Promise<Wording> {
  const direction = directionOf(lang)
  const fillSubject = compileText(subject ?? '')
  const fillBody = compileHtml(body)
  const whole = isDocument(body) ? inLanguage(body, lang) : await framed(body, lang)
  const fillWhole = compileHtml(whole)
  return (values) => {
    const view = isolated(inviteView(values, lang), direction)
    const line = headerLine(fillSubject(inviteView(values, lang)))
    return {
      lang,
      subject: line,
      html: fillWhole({ ...view, subject: line }),
      text: foldLines(withoutGaps(plainTextOf(fillBody(view)))),
    }
  }
}

function compileSms({ lang, body }: TemplateText): Wording {
  const direction = directionOf(lang)
  const fill = compileText(body)
  return (values) => {
    const view = isolated(textView(inviteView(values, lang)), direction)
    return { lang, subject: null, html: null, text: withoutGaps(fill(view)) }
  }
}

/** Says language and direction on the root element, unless the author has. */
function inLanguage(html: string, lang: string): string {
  let start: number | undefined
  let said: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name !== 'html' || start !== undefined) return
      start = parser.startIndex + '<html'.length
      said = Object.keys(attributes)
    },
  })
  parser.end(html)
  const saying = Object.entries({ lang, dir: directionOf(lang) })
    .filter(([name]) => !said.includes(name))
    .map(([name, value]) => ` ${name}="${value}"`)
  return html.slice(0, start) + saying.join('') + html.slice(start ?? html.length)
}
