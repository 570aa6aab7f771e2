import { Type } from 'typebox'
import { nullable } from './fields.ts'

/** A message as it would be sent. Spec §8. */
export const messagePreview = Type.Object(
  {
    subject: Type.String(),
    from: Type.String(),
    to: Type.String(),
    reply_to: nullable(Type.String()),
    lang: Type.String({ description: 'The language it is written in.' }),
    html: Type.String(),
    text: Type.String(),
  },
  { title: 'MessagePreview' },
)
