import { describe, expect, it } from 'vitest'
import { faultsOf } from '../emails/template-rules.ts'

const link = '<a href="{{invite_link}}">Join</a>'
const mail = (body: string, subject = 'Join us') =>
  faultsOf({ medium: 'EMAIL', lang: 'en', subject, body })
const text = (body: string) => faultsOf({ medium: 'SMS', lang: 'en', subject: null, body })
const whole = (head: string, body = link) =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`

describe('an e-mail template is refused', () => {
  it.each([
    ['an open tag', `${link}{{name`, 'malformed_template'],
    ['an open section', `${link}{{#name}}`, 'malformed_template'],
    ['a section closed by another', `${link}{{#name}}{{/message}}`, 'malformed_template'],
    ['an unknown value', `${link}{{nickname}}`, 'unknown_variable'],
    ['a value of ours', `${link}{{decline_link}}`, 'unknown_variable'],
    ['the value of a section', `${link}{{#name}}{{.}}{{/name}}`, 'unknown_variable'],
    ['a way into a value', `${link}{{name.length}}`, 'unknown_variable'],
    ['an unknown section', `${link}{{#admin}}x{{/admin}}`, 'unknown_variable'],
    ['an unescaped value', `${link}{{{name}}}`, 'unsafe_tag'],
    ['an unescaped value by an ampersand', `${link}{{&name}}`, 'unsafe_tag'],
    ['a partial', `${link}{{>other}}`, 'unsafe_tag'],
    ['other delimiters', `{{=<% %>=}}<a href="<%invite_link%>">x</a>`, 'unsafe_tag'],
    ['no link', '<p>Hi {{name}}</p>', 'missing_invite_link'],
    ['a link in a comment', '<!-- {{invite_link}} -->', 'misplaced_variable'],
    ['a link where there is a name', `{{#name}}${link}{{/name}}`, 'missing_invite_link'],
    ['a link where there is no message', `{{^message}}${link}{{/message}}`, 'missing_invite_link'],
    [
      'a link where one of two is known',
      `{{#name}}${link}{{/name}}{{^name}}{{#message}}${link}{{/message}}{{/name}}`,
      'missing_invite_link',
    ],
    [
      'a link where there is none',
      `{{^invite_link}}${link}{{/invite_link}}`,
      'missing_invite_link',
    ],
    ['a script', `${link}<script>x()</script>`, 'unsafe_html'],
    ['a script put together', `${link}<scr{{#name}}{{/name}}ipt>x()</script>`, 'unsafe_html'],
    ['a form', `${link}<form action="https://evil.test"></form>`, 'unsafe_html'],
    ['a frame', `${link}<iframe src="https://evil.test"></iframe>`, 'unsafe_html'],
    ['a drawing', `${link}<svg onload="x()"></svg>`, 'unsafe_html'],
    ['a handler', `${link}<p onclick="x()">x</p>`, 'unsafe_html'],
    ['a handler behind a slash', `${link}<p/onclick="x()">x</p>`, 'unsafe_html'],
    ['a link that is a script', `${link}<a href="java&#115;cript:x()">x</a>`, 'unsafe_html'],
    ['a script with a tab in it', `${link}<a href="java\tscript:x()">x</a>`, 'unsafe_html'],
    ['a relative link', `${link}<a href="/x">x</a>`, 'unsafe_html'],
    ['data as an image', `${link}<img src="data:image/svg+xml,x">`, 'unsafe_html'],
    ['an href of something else', `${link}<p href="https://a.test">x</p>`, 'unsafe_html'],
    ['a comment that ends elsewhere', `${link}<!--><img src=x onerror=x()>-->`, 'unsafe_html'],
    ['a conditional comment', `${link}<!--[if mso]><p>x</p><![endif]-->`, 'unsafe_html'],
    ['a style that loads', `${link}<p style="background:url(//evil.test)">`, 'unsafe_html'],
    ['a style with an escape', `${link}<p style="background:u\\72l(//e.test)">`, 'unsafe_html'],
    ['a sheet in a fragment', `${link}<style>p{color:red}</style>`, 'unsafe_html'],
    ['a sheet that imports', whole('<style>@import "x.css";</style>'), 'unsafe_html'],
    ['a sheet that reads links', whole('<style>a[href^="h"]{color:red}</style>'), 'unsafe_html'],
    ['a page that moves on', whole('<meta http-equiv="refresh" content="0;//e">'), 'unsafe_html'],
    ['another base', whole('<base href="https://evil.test">'), 'unsafe_html'],
    ['a sheet from elsewhere', whole('<link rel="stylesheet" href="//e.test">'), 'unsafe_html'],
    ['2,001 elements', `${link}${'<br>'.repeat(2000)}`, 'unsafe_html'],
    ['101 levels', `${link}${'<div>'.repeat(101)}`, 'unsafe_html'],
    [
      'a link told to an image',
      `${link}<img src="https://e.test/?{{invite_link}}">`,
      'misplaced_variable',
    ],
    [
      'a link told to another page',
      `${link}<a href="https://e.test/?{{invite_link}}">x</a>`,
      'misplaced_variable',
    ],
    ['a link with more behind it', '<a href="{{invite_link}}&x=1">x</a>', 'misplaced_variable'],
    ['a name in an address', `${link}<img src="https://e.test/{{name}}">`, 'misplaced_variable'],
    ['a name in a style', `${link}<p style="color:{{name}}">x</p>`, 'misplaced_variable'],
    ['a name in a sheet', whole('<style>p{color:{{name}}}</style>'), 'misplaced_variable'],
    ['a name in a comment', `${link}<!-- {{name}} -->`, 'misplaced_variable'],
    ['a name without quotes', `${link}<p title={{name}}>x</p>`, 'misplaced_variable'],
    ['a name between backticks', `${link}<p title=\`{{name}}\`>x</p>`, 'misplaced_variable'],
    [
      'a name without quotes where there is no message',
      `${link}<p title={{#message}}"{{/message}}{{name}}{{#message}}"{{/message}}>x</p>`,
      'misplaced_variable',
    ],
    ['lines in an attribute', `${link}<p title="{{message}}">x</p>`, 'misplaced_variable'],
    ['a link inside an address', '<p>https://e.test/?to={{invite_link}}</p>', 'misplaced_variable'],
    [
      'the same over two elements',
      '<p>https://e.test/?<b>{{invite_link}}</b></p>',
      'misplaced_variable',
    ],
    ['a link with a tail', '<p>{{invite_link}}.evil.test</p>', 'misplaced_variable'],
    ['60,001 characters', link.padEnd(60_001), 'too_long'],
    ['101 values', `${link}${'{{name}}'.repeat(100)}`, 'too_long'],
  ])('with %s', (_what, body, code) => {
    expect(mail(body)).toMatchObject([{ field: 'body', code }])
  })

  it.each([
    ['a link', 'Join {{invite_link}}', 'unknown_variable'],
    ['nothing where there is no name', '{{#name}}Hi {{name}}{{/name}}', 'empty_subject'],
    ['a partial', '{{>x}}', 'unsafe_tag'],
    ['an open tag', '{{name', 'malformed_template'],
    ['201 characters', 'x'.repeat(201), 'too_long'],
  ])('with a subject with %s', (_what, subject, code) => {
    expect(mail(link, subject)).toMatchObject([{ field: 'subject', code }])
  })

  it('with what is wrong in each of its fields at once', () => {
    expect(mail('{{nickname}}', '{{nickname}}').map(({ field }) => field)).toEqual([
      'subject',
      'body',
    ])
  })
})

describe('an e-mail template is taken', () => {
  it.each([
    ['a link without quotes, for it has no spaces', '<a href={{invite_link}}>Join</a>'],
    ['a link in clear', '<p>Open {{invite_link}}.</p>'],
    ['a link both ways round', `{{#name}}${link}{{/name}}{{^name}}${link}{{/name}}`],
    ['a link where there always is one', `{{#invite_link}}${link}{{/invite_link}}`],
    ['a comment of Mustache', `${link}{{! {{name} }}`],
    ['a harmless comment', `${link}<!-- footer -->`],
    ['values where they are read', `<p title="{{name}}">{{message}} {{expires_at}}</p>${link}`],
    [
      'a whole document',
      whole(
        '<meta charset="utf-8"><title>{{account_name}}</title><style>@media (max-width:600px){p{color:red}}</style>',
      ),
    ],
    [
      'a table with an image',
      `<table><tr><td><img src="https://a.test/l.png" alt="{{account_name}}"></td></tr></table>${link}`,
    ],
    ['99 values and a link', `${link}${'{{name}}'.repeat(99)}`],
    ['2,000 elements', `${link}${'<br>'.repeat(1999)}`],
    ['100 levels', `${link}${'<div>'.repeat(100)}`],
    ['other links', `${link}<a href="mailto:a@b.test">a</a><a href="tel:+491701234567">b</a>`],
  ])('with %s', (_what, body) => {
    expect(mail(body)).toEqual([])
  })
})

describe('a text template', () => {
  it.each([
    ['without a link', 'Hi {{name}}', 'missing_invite_link'],
    [
      'with a link that may be left out',
      '{{#message}}{{invite_link}}{{/message}}',
      'missing_invite_link',
    ],
    ['with a link inside an address', 'https://e.test/{{invite_link}}', 'misplaced_variable'],
    ['with an unknown value', '{{invite_link}} {{nickname}}', 'unknown_variable'],
    ['with a partial', '{{invite_link}} {{> x}}', 'unsafe_tag'],
    ['with 1,001 characters', '{{invite_link}}'.padEnd(1001), 'too_long'],
    [
      'of more than ten segments with long values',
      `{{invite_link}} {{name}}${'ж'.repeat(480)}`,
      'too_long',
    ],
  ])('is refused %s', (_what, body, code) => {
    expect(text(body)).toMatchObject([{ field: 'body', code }])
  })

  it('is taken with every value and some words', () => {
    expect(
      text(
        '{{name}}: {{invited_by}}, {{account_name}}. {{message}} {{invite_link}} {{expires_at}}',
      ),
    ).toEqual([])
    expect(text(`{{invite_link}} {{name}}${'ж'.repeat(470)}`)).toEqual([])
  })
})
