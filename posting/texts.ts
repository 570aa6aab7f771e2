import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { TextRefused } from './failure.ts'

export type TextsConfig = { url: string; accountSid: string; authToken: string; from: string }
export type Text = { to: string; body: string }
export type Texts = ReturnType<typeof createTexts>

const refusal = Type.Object({ code: Type.Integer(), message: Type.String() })
const listing = Type.Object({
  messages: Type.Array(Type.Object({ body: Type.String(), status: Type.String() })),
})
const patienceMs = 15_000
const gone = ['failed', 'undelivered', 'canceled']

/**
 * A provider that speaks Twilio's Messages API. It knows no idempotency, so `wasTaken` asks for what
 * an earlier try of unknown outcome may have sent. Both throw `TextRefused`. Spec §5.
 */
export function createTexts({ url, accountSid, authToken, from }: TextsConfig) {
  const messages = `${url.replace(/\/$/, '')}/2010-04-01/Accounts/${accountSid}/Messages.json`
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
  // A messaging service chooses the number that a message is from.
  const sender = /^MG[0-9a-f]{32}$/.test(from) ? 'MessagingServiceSid' : 'From'

  async function ask(address: string, form?: URLSearchParams): Promise<Response> {
    const answer = await fetch(address, {
      headers: { authorization },
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
      ...(form && { method: 'POST', body: form }),
    }).catch((failure: unknown) => {
      throw new TextRefused({ permanent: false, answered: false, reason: reasonOf(failure) })
    })
    if (answer.ok) return answer
    throw await refusalOf(answer)
  }

  return {
    async send({ to, body }: Text): Promise<void> {
      const answer = await ask(
        messages,
        new URLSearchParams({ To: to, [sender]: from, Body: body }),
      )
      await answer.body?.cancel()
    },

    /** Whether the provider has this very message; its link makes it unlike any other. */
    async wasTaken({ to, body }: Text): Promise<boolean> {
      const query = new URLSearchParams({ To: to, PageSize: '50' }) // the newest come first
      const answer = await ask(`${messages}?${query}`)
      const found = Value.Parse(listing, await answer.json())
      return found.messages.some((one) => one.body === body && !gone.includes(one.status))
    },
  }
}

/**
 * What the provider says of a number or a text is final. What it says of our account, our pace or
 * itself may heal: 401, 403, 404, 408, 409, 429 and 5xx. Its own codes decide nothing, for Twilio
 * keeps changing them.
 */
async function refusalOf(answer: Response): Promise<TextRefused> {
  const said: unknown = await answer.json().catch(() => undefined)
  const words = Value.Check(refusal, said) ? ` ${said.code} ${said.message}` : ''
  const healing = [401, 403, 404, 408, 409, 429]
  const permanent = answer.status >= 400 && answer.status < 500 && !healing.includes(answer.status)
  const answered = permanent || answer.status === 429
  return new TextRefused({ permanent, answered, reason: `${answer.status}${words}` })
}

function reasonOf(failure: unknown): string {
  const cause = failure instanceof Error ? (failure.cause ?? failure) : failure
  const code = typeof cause === 'object' && cause ? Reflect.get(cause, 'code') : undefined
  if (failure instanceof Error && failure.name === 'TimeoutError') return 'ETIMEDOUT'
  return typeof code === 'string' ? code : 'The provider of text messages cannot be reached.'
}
