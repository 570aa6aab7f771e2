const connection: Record<string, string> = {
  ECONNREFUSED: 'Nobody takes connections at this address and port',
  ECONNRESET: 'The receiver cut the connection before it answered',
  EPIPE: 'The receiver cut the connection before it answered',
  EHOSTUNREACH: 'No way leads to the receiver',
  ENETUNREACH: 'No way leads to the receiver',
  ETIMEDOUT: 'The receiver did not take the connection in time',
  ENOTFOUND: 'There is no such name',
  EAI_AGAIN: 'The name could not be looked up',
  HPE_INVALID_CONSTANT: 'What answers there does not speak HTTP',
  HPE_HEADER_OVERFLOW: 'The headers of the answer are too long',
  EPROTO: 'The receiver does not speak TLS there',
}
const certificate: Record<string, string> = {
  CERT_HAS_EXPIRED: "The receiver's certificate has expired",
  CERT_NOT_YET_VALID: "The receiver's certificate is not valid yet",
  ERR_TLS_CERT_ALTNAME_INVALID: "The receiver's certificate is for another name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The receiver's certificate is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "The receiver's certificate is signed by nobody we know",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "A part of the receiver's chain of certificates is missing",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "The receiver's certificate is signed by nobody we know",
}
const words = new Map(Object.entries({ ...connection, ...certificate }))

/** Why there was no answer, as operators read it; the system's own code stands behind. */
export function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return 'The receiver could not be reached.'
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined
  if (code === undefined) return failure.message
  return `${words.get(code) ?? 'The receiver could not be reached'} (${code}).`
}
