import { Parser } from 'htmlparser2'
import { cssFault } from './template-styles.ts'

/** What an Account's HTML may hold: what mail clients show. Anything else is refused with words. */
const tags = new Set(
  (
    'a abbr address article b bdi bdo blockquote br caption center code col colgroup dd del div dl ' +
    'dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol ' +
    'p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr ' +
    'tt u ul var wbr'
  ).split(' '),
)
const documentTags = new Set(['html', 'head', 'body', 'meta', 'style', 'title'])
const attributes = new Set(
  (
    'align alt aria-hidden aria-label bgcolor border cellpadding cellspacing charset class color ' +
    'colspan content dir face height href hspace http-equiv id lang media name nowrap rel role ' +
    'rowspan scope size span src start style summary target title type valign vspace width xmlns'
  ).split(' '),
)
const schemes: Record<string, string[]> = {
  href: ['https:', 'http:', 'mailto:', 'tel:'],
  src: ['https:', 'http:'],
}
const headers = new Set(['content-type', 'x-ua-compatible', 'content-language'])
const deepest = 100
const most = 2000 // elements; each is read as often as there are circumstances

/** What stands somewhere in the markup, and where: `tag` is null in text. */
export type Place = {
  tag: string | null
  attribute: string | null
  text: string
  isBare?: boolean // an attribute's value without quotes, which ends at a space
}

/**
 * Reads HTML as a browser would. `fault`: the first thing that is not allowed, in words. `places`:
 * all text, and every attribute's value. A document has an `html` element, else it is a fragment.
 */
export function readMarkup(html: string): { fault: string | null; places: Place[] } {
  const places: Place[] = []
  const isWhole = isDocument(html)
  let fault: string | null = null
  const refuse = (words: string) => {
    fault ??= words
  }
  const open: string[] = []
  let count = 0
  const parser = new Parser({
    onopentagname(name) {
      const known = tags.has(name) || documentTags.has(name)
      if (!known) refuse(`Mail clients do not take <${shown(name)}>.`)
      else if (!isWhole && documentTags.has(name))
        refuse(`<${name}> belongs into a whole document, which starts with <html>.`)
      open.push(name)
      count++
      if (count > most) refuse(`There are more than ${most} elements.`)
      if (open.length > deepest) refuse(`Elements are nested more than ${deepest} deep.`)
    },
    onattribute(name, value, quote) {
      const tag = open.at(-1) ?? ''
      const words = attributeFault(tag, name, value)
      if (words) refuse(words)
      places.push({ tag, attribute: name, text: value, isBare: !quote })
    },
    ontext(text) {
      const tag = open.at(-1) ?? null
      const isStyle = tag === 'style'
      const words = isStyle ? cssFault(text) : null
      if (words) refuse(words)
      places.push({ tag: isStyle ? tag : null, attribute: null, text })
    },
    onclosetag() {
      open.pop()
    },
    // Programs disagree on where a comment ends: without an angle bracket it does not matter.
    oncomment(text) {
      if (/[<>]/.test(text)) refuse('A comment may hold no < or >, so no conditional comments.')
      places.push({ tag: 'comment', attribute: null, text })
    },
    onprocessinginstruction(_name, text) {
      if (!/^!doctype html\b[^<>[]*$/i.test(text)) refuse('Declare <!doctype html>, or nothing.')
    },
  })
  parser.end(html)
  return { fault, places }
}

function attributeFault(tag: string, name: string, value: string): string | null {
  if (!attributes.has(name)) return `Mail clients do not take the attribute ${shown(name)}.`
  if (name === 'style') return cssFault(value)
  if (name === 'http-equiv' && !headers.has(value.toLowerCase()))
    return `<meta http-equiv="${shown(value)}"> is not taken.`
  const allowed = schemes[name]
  if (!allowed) return null
  if (name === 'href' ? tag !== 'a' : tag !== 'img') return `<${tag}> takes no ${name}.`
  if (URL.canParse(value) && allowed.includes(new URL(value).protocol)) return null
  return `${name} takes ${allowed.map((scheme) => scheme.slice(0, -1)).join(', ')} addresses.`
}

const shown = (text: string) => text.replace(/[^\w:-]/g, '').slice(0, 40)

/** Whether HTML is a whole document, rather than what stands in one. */
export const isDocument = (html: string): boolean => /<html[\s>]/i.test(html)
