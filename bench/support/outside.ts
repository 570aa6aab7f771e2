import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Child } from './children.ts'
import { ask, askNumber } from './control.ts'

export type Outside = ReturnType<typeof createOutside>

const links = Type.Array(Type.String())
const durations = Type.Array(Type.Number())

/** The world outside as the bench asks it: `processes/outside.ts`. */
export const createOutside = ({ ports }: Child) => ({
  smtpUrl: `smtp://127.0.0.1:${ports.smtp}`,
  rangeUrl: `http://127.0.0.1:${ports.http}`,
  hooksUrl: `http://127.0.0.1:${ports.hooks}`,

  /** When the so-manyth message of a tag was taken, in epoch milliseconds; waits for it. */
  takenAtMs: (tag: string, count: number): Promise<number> =>
    askNumber(ports.http, `/mails?tag=${tag}&count=${count}`),

  /** How long after their facts the first so many webhooks of a tag came; waits for them. */
  webhooksTookMs: async (tag: string, count: number): Promise<number[]> =>
    Value.Parse(durations, await ask(ports.http, `/webhooks?tag=${tag}&count=${count}`)),

  /** The links in the messages of a tag. */
  links: async (tag: string): Promise<string[]> =>
    Value.Parse(links, await ask(ports.http, `/links?tag=${tag}`)),
})

let tags = 0

/** A name for the people of one measure; nobody is invited twice. */
export const nextTag = (): string => `t${Date.now().toString(36)}x${tags++}`

export const personOf = (tag: string, index: number) => ({
  email: `${tag}.${index}@bench.example`,
  first_name: 'Ada',
  last_name: `Number ${index}`,
})
