import { type Static, Type } from 'typebox'
import type { TemplateRow } from '../../db/message-templates.ts'
import { body, id, nullable, slug, timestamp } from './fields.ts'
import { pageQuery } from './pagination.ts'

export const medium = Type.Enum(['EMAIL', 'SMS'])
const key = Type.String({
  pattern: '^[A-Za-z0-9_.-]{1,64}$',
  description: '`INVITE_USER` takes the place of our own invitation.',
})
const lang = Type.String({
  maxLength: 35,
  pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$',
  description: 'A BCP 47 tag. What is written in Arabic or Hebrew runs from right to left.',
})
const subject = nullable(
  Type.String({ maxLength: 400, description: 'Of an e-mail: up to 200 characters.' }),
)
const words = Type.String({
  minLength: 1,
  maxLength: 60_000,
  description: 'Mustache. HTML of an e-mail, a fragment or a whole document; plain text of an SMS.',
})
const example = {
  key: 'CRM_INVITE',
  medium: 'EMAIL',
  lang: 'en',
  subject: 'Join us at {{account_name}}',
  body: '<p>Hi {{name}},</p><p><a class="button" href="{{invite_link}}">Join</a></p>',
}

export const messageTemplate = Type.Object(
  {
    id,
    key: Type.String(),
    medium,
    lang: Type.String(),
    subject: nullable(Type.String()),
    body: Type.String(),
    created_at: timestamp,
    updated_at: timestamp,
  },
  { title: 'MessageTemplate' },
)
export const newTemplate = body(
  { key, medium, lang, subject: Type.Optional(subject), body: words },
  { title: 'NewMessageTemplate', examples: [example] },
)
export const templateChange = body({
  subject: Type.Optional(subject),
  body: Type.Optional(words),
})
export const templateQuery = Type.Object({
  ...pageQuery,
  key: Type.Optional(key),
  medium: Type.Optional(medium),
})
export const templateParams = Type.Object({ slug, template_id: id })

const { key: _key, ...unsaved } = example
export const templatePreviewBody = body(
  {
    template_id: Type.Optional(id),
    medium: Type.Optional(medium),
    lang: Type.Optional(lang),
    subject: Type.Optional(subject),
    body: Type.Optional(words),
  },
  { examples: [unsaved] },
)
export const templatePreview = Type.Object(
  {
    lang: Type.String(),
    subject: nullable(Type.String()),
    html: nullable(Type.String()),
    text: Type.String(),
    segments: Type.Optional(
      Type.Object(
        {
          encoding: Type.Enum(['GSM-7', 'UCS-2']),
          count: Type.Integer({ description: 'How many messages it is paid as.' }),
          units: Type.Integer({ description: 'Septets of GSM-7, UTF-16 code units of UCS-2.' }),
        },
        { description: 'Of an SMS.' },
      ),
    ),
  },
  { title: 'MessageTemplatePreview' },
)
export const testSendBody = body({
  to: Type.Optional(
    Type.String({
      minLength: 3,
      maxLength: 320,
      description: 'An address, by default your own; for an SMS a number as `+491701234567`.',
    }),
  ),
})
export const testSent = Type.Object({ medium, to: Type.String() }, { title: 'TestMessage' })

export const representTemplate = (row: TemplateRow): Static<typeof messageTemplate> => ({
  id: row.id,
  key: row.key,
  medium: row.medium,
  lang: row.lang,
  subject: row.subject,
  body: row.body,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
})
