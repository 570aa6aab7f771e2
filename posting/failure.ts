/**
 * Why a message was not taken. `permanent`: trying again will not help. `answered`: whoever takes
 * messages lives, and spoke of this one.
 */
export type SendFailure = { permanent: boolean; answered: boolean; reason: string }

/** A text message that was not taken. */
export class TextRefused extends Error {
  readonly failure: SendFailure

  constructor(failure: SendFailure) {
    super(failure.reason)
    this.name = 'TextRefused'
    this.failure = failure
  }
}

/**
 * Of mail: a 5xx answer about the sender, the recipient or the message will not change; all else
 * (4xx, time-outs, refused connections, our own credentials) may heal. RFC 5321 §4.2.1.
 */
export function readSendFailure(error: unknown): SendFailure {
  if (error instanceof TextRefused) return error.failure
  const { code, responseCode, response } = asSmtpError(error)
  const permanent = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  const answered = responseCode > 0 && responseCode !== 421 // RFC 5321 §3.8: the server goes
  return { permanent, answered, reason: response || code || 'unknown failure' }
}

function asSmtpError(error: unknown) {
  const read = (key: string) =>
    typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined
  return {
    code: String(read('code') ?? ''),
    responseCode: Number(read('responseCode') ?? 0),
    response: String(read('response') ?? ''),
  }
}
