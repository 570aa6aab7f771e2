import { toPlainText } from '@react-email/components'

/** The text form of a rendered template. Every link gets a line of its own. */
export const plainTextSource = (html: string): string =>
  toPlainText(html, { selectors: [{ selector: 'h1', options: { uppercase: false } }] })
    .replace(/ (\{\{\w+_link\}\})/g, '\n$1')
    // Without a box around it, only a mark on each line tells somebody else's words from ours.
    .replace('{{message}}', '{{quoted_message}}')

/**
 * The text form of what an Account's template became; values are in it already. Links are between
 * angle brackets, so that nothing beside them becomes a part of them. RFC 3986, appendix C.
 */
export const plainTextOf = (html: string): string =>
  toPlainText(html, {
    selectors: [
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
    ],
  }).trim()

/** Folds what is longer than 76 characters at spaces: no word or link breaks, quotes stay quotes. */
export const foldLines = (text: string): string =>
  text.replace(/^.{77,}$/gm, (line) => {
    const quote = line.startsWith('> ') ? '> ' : ''
    return quote + (line.slice(quote.length).match(pieces) ?? []).join(`\n${quote}`)
  })

const pieces = /\S.{0,73}(?= |$)|\S+/g
