import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'

/** The answer of a route that gives a file. */
export const csvAnswer = {
  content: {
    'text/csv': {
      schema: Type.String({
        examples: ['email,first_name,last_name\r\nada@example.com,Ada,Lovelace\r\n'],
      }),
    },
  },
}

/** A CSV file to be saved under a name, which is one of ours. */
export const attachCsv = (reply: FastifyReply, name: string): FastifyReply =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
